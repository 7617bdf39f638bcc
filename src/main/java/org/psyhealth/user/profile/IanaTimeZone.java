package org.psyhealth.user.profile;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A name of the IANA time zone database, {@code Asia/Ho_Chi_Minh}; offsets are not allowed. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IanaTimeZone.Check.class)
@interface IanaTimeZone {

    String message() default "an IANA time zone, such as Asia/Ho_Chi_Minh";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Check implements ConstraintValidator<IanaTimeZone, String> {

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || isKnown(value);
        }

        static boolean isKnown(String name) {
            return ZoneId.getAvailableZoneIds().contains(name);
        }
    }
}
