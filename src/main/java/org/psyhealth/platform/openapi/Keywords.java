package org.psyhealth.platform.openapi;

import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.input.Characters;

/**
 * The JSON Schema keywords of Bean Validation constraints. JSON Schema counts characters like {@link Characters}: in
 * code points.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/json-schema-validation">JSON Schema Validation 2020-12</a>
 */
final class Keywords {

    private Keywords() {}

    static void apply(Collection<? extends Annotation> constraints, Schema<Object> schema) {
        constraints.forEach(constraint -> apply(constraint, schema));
    }

    private static void apply(Annotation constraint, Schema<Object> schema) {
        switch (constraint) {
            case Characters characters -> length(schema, characters.min(), characters.max());
            case Size size -> length(schema, size.min(), size.max());
            case NotBlank notBlank -> length(schema, 1, Integer.MAX_VALUE);
            case NotEmpty notEmpty -> length(schema, 1, Integer.MAX_VALUE);
            case Pattern pattern -> pattern(schema, pattern.regexp());
            case Min min -> schema.setMinimum(BigDecimal.valueOf(min.value()));
            case Max max -> schema.setMaximum(BigDecimal.valueOf(max.value()));
            case UniqueElements unique -> schema.setUniqueItems(true);
            default -> {} // those without a keyword describe themselves
        }
    }

    /** A choice of words is an enumeration. */
    private static void pattern(Schema<Object> schema, String regexp) {
        if (regexp.matches("\\w+(\\|\\w+)+")) {
            schema.setEnum(List.of((Object[]) regexp.split("\\|")));
        } else {
            schema.setPattern(ecma(regexp));
        }
    }

    private static void length(Schema<?> schema, int min, int max) {
        if (schema.getTypes().contains("array")) {
            schema.setMinItems(larger(schema.getMinItems(), min));
            schema.setMaxItems(smaller(schema.getMaxItems(), max));
        } else {
            schema.setMinLength(larger(schema.getMinLength(), min));
            schema.setMaxLength(smaller(schema.getMaxLength(), max));
        }
    }

    private static @Nullable Integer larger(@Nullable Integer known, int min) {
        return known == null ? (min == 0 ? null : Integer.valueOf(min)) : Integer.valueOf(Math.max(known, min));
    }

    private static @Nullable Integer smaller(@Nullable Integer known, int max) {
        return known == null
                ? (max == Integer.MAX_VALUE ? null : Integer.valueOf(max))
                : Integer.valueOf(Math.min(known, max));
    }

    /**
     * A pattern of ours in the dialect of JSON Schema (ECMA-262): anchored, because it is searched for there and must
     * match everything here, and without possessive quantifiers, which ECMA does not have.
     */
    static String ecma(String java) {
        var pattern = java.replaceAll("(?<=[+*?}])\\+", "");
        return pattern.indexOf('|') < 0 ? "^" + pattern + "$" : "^(?:" + pattern + ")$";
    }
}
