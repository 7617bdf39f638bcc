package org.psyhealth.platform.messaging.outbox;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kept rows of a batch from being sent. The others are in the transaction, unless it had to be aborted. */
final class Outcome {

    /** Rows that can never be sent, with the reason. */
    final Map<OutboxRow, String> refused = new LinkedHashMap<>();

    /** Topics that take no records now. */
    final Set<String> rejectedBy = new HashSet<>();

    /** Topics one row of which is at fault, without it being clear which. */
    final Set<String> suspected = new HashSet<>();

    /** Why rows that are not refused were not sent. */
    @Nullable
    Throwable failure;

    void reject(String topic, Throwable cause) {
        rejectedBy.add(topic);
        failure = cause;
    }

    /** Whether everything that is not refused was sent. */
    boolean isComplete() {
        return failure == null && suspected.isEmpty();
    }
}
