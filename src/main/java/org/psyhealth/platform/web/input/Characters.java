package org.psyhealth.platform.web.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.text.BidiControls;
import org.psyhealth.platform.text.VisibleText;

/**
 * Text of a limited number of characters that PostgreSQL can store and a page can show. It counts the code points of
 * the composed text (NFC), as {@code char_length} does, whereas {@code @Size} counts UTF-16 code units and counts an
 * emoji twice. It rejects control characters, unpaired surrogates and unbalanced bidirectional controls and, unless the
 * text may be empty, text without a visible character. Null is valid, as usual.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Characters.Check.class)
public @interface Characters {

    /** The minimum number of characters; unless it is zero, at least one of them must be visible. */
    int min() default 0;

    /** The maximum number of characters. */
    int max();

    /** Whether tabs and line breaks are allowed too. */
    boolean multiline() default false;

    /** The message for the caller. */
    String message() default "must be text of {min} to {max} characters without control characters, and not blank";

    /** Validation groups. */
    Class<?>[] groups() default {};

    /** Metadata for validation clients. */
    Class<? extends Payload>[] payload() default {};

    /** Checks the constraint. */
    class Check implements ConstraintValidator<Characters, CharSequence> {

        private int min;
        private int max;
        private boolean multiline;

        @Override
        public void initialize(Characters constraint) {
            min = constraint.min();
            max = constraint.max();
            multiline = constraint.multiline();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            // Too long by any count: do not iterate over it.
            if (text.length() > 2L * max) {
                return false;
            }
            var count = 0;
            for (var at = 0; at < text.length(); count++) {
                var character = Character.codePointAt(text, at);
                if (!allowed(character)) {
                    return false;
                }
                at += Character.charCount(character);
            }
            return count >= min
                    && count <= max
                    && (min == 0 || VisibleText.isVisible(text))
                    && BidiControls.areBalanced(text);
        }

        private boolean allowed(int codePoint) {
            return switch (Character.getType(codePoint)) {
                case Character.SURROGATE -> false;
                case Character.CONTROL -> multiline && (codePoint == '\n' || codePoint == '\r' || codePoint == '\t');
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> multiline;
                default -> true;
            };
        }
    }
}
