package org.psyhealth.platform.messaging.consumer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest re-drive of a dead letter topic and its progress.
 *
 * @param untilOffset the end offset of the topic when it was requested: later letters are not part of it
 * @param redriven how many were handled and closed
 * @param failedAgain how many failed again: their letters were rewritten behind all others
 * @param finishedAt null while it runs
 */
record Redrive(
        Instant requestedAt,
        long untilOffset,
        int redriven,
        int failedAgain,
        @Nullable Instant finishedAt) {}
