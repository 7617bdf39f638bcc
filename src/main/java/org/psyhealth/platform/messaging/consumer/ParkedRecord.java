package org.psyhealth.platform.messaging.consumer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code platform.parked_record}: the location of a record that has no letter, and the reason. */
record ParkedRecord(
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String type,
        @Nullable String eventId,
        String cause,
        int attempts,
        Instant parkedAt) {}
