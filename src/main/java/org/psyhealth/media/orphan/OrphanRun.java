package org.psyhealth.media.orphan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search for objects that no row knows.
 *
 * @param dryRun whether it only counts
 * @param askedBy who asked for it; null for the weekly one
 * @param askedAt when
 * @param listed how many objects, and uploads that are not complete, it has seen
 * @param orphans how many of them no row knows, for two days
 * @param bytes how long the objects among these are together
 * @param removed how many of them it has removed
 * @param endedAt when it ended; null while it waits or goes on
 * @param outcome how it ended; null while it waits or goes on
 */
record OrphanRun(
        UUID id,
        boolean dryRun,
        @Nullable UUID askedBy,
        Instant askedAt,
        long listed,
        long orphans,
        long bytes,
        long removed,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome) {}
