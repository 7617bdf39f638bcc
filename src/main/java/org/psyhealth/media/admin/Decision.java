package org.psyhealth.media.admin;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.input.Characters;

/**
 * What a person decides about a file.
 *
 * @param verdict whether it may be shown
 * @param blockNote puts a refused file, and pictures that look like it, on the list of what may not be shown, with this
 *     note; null leaves the list as it is
 */
record Decision(
        @NotNull Verdict verdict,
        @Characters(min = 1, max = 500) @Nullable String blockNote) {

    /** Whether a file may be shown. */
    enum Verdict {
        /** It may. */
        ALLOW,
        /** It may not, and what is served of it goes. */
        REFUSE
    }
}
