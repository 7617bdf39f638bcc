package org.psyhealth.media.orphan;

import java.util.UUID;

/**
 * A search in the hands of one task.
 *
 * @param run which
 * @param dryRun whether it only counts
 * @param token random; whatever is written about it is conditional on it
 */
record SearchLease(UUID run, boolean dryRun, UUID token) {}
