package org.psyhealth.topic.catalog;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.input.Characters;

/**
 * A topic's name for people.
 *
 * @param en in English
 * @param vi in Vietnamese; the English one is shown without it
 */
record LocalTitle(
        @NotBlank @Characters(min = 1, max = 80) String en,

        @Characters(min = 1, max = 80) @Nullable String vi) {}
