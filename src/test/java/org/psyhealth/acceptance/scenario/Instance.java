package org.psyhealth.acceptance.scenario;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.psyhealth.acceptance.AppProcess;

/** One process from its start to its end, as seen by its clients. */
final class Instance {

    /**
     * The maximum duration of a request in a healthy process: the socket timeout of its database connections plus a
     * margin.
     */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(35);

    /** How long the database may still commit for a process that has just died. */
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(1);

    private final AppProcess process;
    private volatile @Nullable Instant frozenAt;
    private volatile Instant resumedAt = Instant.MIN;
    private volatile @Nullable Instant endedAt;

    Instance(AppProcess process) {
        this.process = process;
    }

    AppProcess process() {
        return process;
    }

    String url() {
        return process.url();
    }

    void kill() {
        process.kill();
        endedAt = Instant.now();
    }

    void freeze() {
        frozenAt = Instant.now();
        process.pause();
    }

    void resume() {
        process.resume();
        resumedAt = Instant.now();
        frozenAt = null;
    }

    boolean isFrozen() {
        return frozenAt != null;
    }

    boolean isFrozenFor(Duration atLeast) {
        var since = frozenAt;
        return since != null && since.plus(atLeast).isBefore(Instant.now());
    }

    /** Whether an unanswered request sent at that time can still take effect. */
    boolean mayStillServe(Instant sentAt) {
        var now = Instant.now();
        var ended = endedAt;
        if (ended != null) {
            return now.isBefore(ended.plus(LONGEST_COMMIT));
        }
        var running = sentAt.isAfter(resumedAt) ? sentAt : resumedAt;
        return isFrozen() || now.isBefore(running.plus(LONGEST_REQUEST));
    }
}
