package org.psyhealth.media.admin;

import jakarta.validation.constraints.NotNull;
import org.psyhealth.platform.web.input.Characters;

/**
 * Why a file may not be shown.
 *
 * @param note for other staff
 */
record NewBlockedEntry(
        @NotNull @Characters(min = 1, max = 500) String note) {}
