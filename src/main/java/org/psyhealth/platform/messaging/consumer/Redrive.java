package org.psyhealth.platform.messaging.consumer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest re-drive of a dead letter topic, as far as it has come.
 *
 * @param untilOffset the end of the topic at the request: letters from there on are not part of it
 * @param redriven how many were handled, and so closed
 * @param failedAgain how many failed again: their letters are now behind all others
 * @param finishedAt null while it runs
 */
record Redrive(
        Instant requestedAt,
        long untilOffset,
        int redriven,
        int failedAgain,
        @Nullable Instant finishedAt) {}
