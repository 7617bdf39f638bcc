package org.psyhealth.platform.messaging.outbox;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why rows of a batch were not sent. The others are in the transaction, unless it had to be aborted. */
final class Outcome {

    /** Rows that can never be sent, with the reason. */
    final Map<OutboxRow, String> refused = new LinkedHashMap<>();

    /** Topics that accept no records at the moment. */
    final Set<String> rejectedBy = new HashSet<>();

    /** Topics with a faulty row that is not yet identified. */
    final Set<String> suspected = new HashSet<>();

    /** Why rows that were not refused were not sent. */
    @Nullable
    Throwable failure;

    void reject(String topic, Throwable cause) {
        rejectedBy.add(topic);
        failure = cause;
    }

    /** Whether every row that was not refused was sent. */
    boolean isComplete() {
        return failure == null && suspected.isEmpty();
    }
}
