package org.psyhealth.user.admin;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.input.Characters;
import org.psyhealth.user.lifecycle.SuspensionReason;

/**
 * Why and for how long a person is suspended.
 *
 * @param until when it ends by itself, in the future and within ten years; null if it does not
 * @param reason the person learns it
 * @param note for other staff
 */
record NewSuspension(
        @Nullable Instant until,
        @NotNull SuspensionReason reason,

        @NotNull @Characters(min = 1, max = 1_000, multiline = true)
        String note) {}
