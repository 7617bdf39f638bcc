package org.psyhealth.topic.catalog;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.input.Characters;

/**
 * What belongs under a topic.
 *
 * @param en in English
 * @param vi in Vietnamese; the English one is shown without it
 */
record LocalDescription(
        @NotNull @Characters(max = 500, multiline = true) String en,

        @Characters(max = 500, multiline = true) @Nullable String vi) {}
