package org.psyhealth.platform.web.idempotency;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes old replies, in batches so that no statement runs for long; every task may run it. At a fixed rate, because
 * with virtual threads all tasks with a fixed delay share one thread.
 */
@Component
class StoredRepliesCleanup {

    private static final int BATCH = 1_000;

    private final StoredReplies replies;
    private final IdempotencyProperties properties;

    StoredRepliesCleanup(StoredReplies replies, IdempotencyProperties properties) {
        this.replies = replies;
        this.properties = properties;
    }

    @Scheduled(initialDelay = 1, fixedRate = 10, timeUnit = TimeUnit.MINUTES)
    void clean() {
        int deleted;
        do {
            deleted = replies.deleteOlderThan(properties.retention(), BATCH);
        } while (deleted == BATCH);
    }
}
