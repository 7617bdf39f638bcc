package org.psyhealth.user.profile;

import com.ibm.icu.util.TimeZone;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name of the IANA time zone database that belongs to a region of the world, {@code Asia/Ho_Chi_Minh}, or one of
 * {@code Etc/UTC} and {@code UTC}. Offsets, abbreviations and the JDK's own names, such as {@code SystemV/EST5}, are
 * none. Which zones have a region is said by the Unicode CLDR, which ICU brings.
 *
 * @see <a href="https://www.iana.org/time-zones">IANA Time Zone Database</a>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IanaTimeZone.Check.class)
@interface IanaTimeZone {

    String message() default "an IANA time zone, such as Asia/Ho_Chi_Minh";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Check implements ConstraintValidator<IanaTimeZone, String> {

        private static final Set<String> UTC = Set.of("Etc/UTC", "UTC");

        /** The code of a zone that belongs to no region (UN M.49). */
        private static final String WORLD = "001";

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || isKnown(value);
        }

        static boolean isKnown(String name) {
            return UTC.contains(name)
                    || name.indexOf('/') > 0 && ZoneId.getAvailableZoneIds().contains(name) && hasRegion(name);
        }

        private static boolean hasRegion(String name) {
            try {
                return !TimeZone.getRegion(name).equals(WORLD);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
