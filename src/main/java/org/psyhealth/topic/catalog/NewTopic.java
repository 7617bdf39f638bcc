package org.psyhealth.topic.catalog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.input.Characters;

/**
 * A topic to create.
 *
 * @param slug its permanent name in URLs
 * @param name its name for people
 * @param description what belongs under it
 */
record NewTopic(
        @NotNull
        @Size(max = 60)
        // Possessive quantifiers: otherwise a very long text would overflow the stack.
        @Pattern(
                regexp = "[a-z0-9]++(?:-[a-z0-9]++)*+",
                message = "must be lower case letters and digits, in words joined by single hyphens")
        String slug,

        @NotBlank @Characters(min = 1, max = 80) String name,

        @Characters(max = 500, multiline = true) @Nullable String description) {}
