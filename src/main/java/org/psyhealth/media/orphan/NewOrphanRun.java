package org.psyhealth.media.orphan;

import jakarta.validation.constraints.NotNull;

/**
 * A search to begin.
 *
 * @param dryRun whether it only counts; one that removes is accepted within a day after one that counted
 */
record NewOrphanRun(@NotNull Boolean dryRun) {}
