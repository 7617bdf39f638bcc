package org.psyhealth.acceptance.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.psyhealth.acceptance.AppProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A member of the fleet: always the same modules, in successive processes. */
final class Member {

    private static final Logger log = LoggerFactory.getLogger(Member.class);
    private static final int START_ATTEMPTS = 4;

    private final String name;
    private final Map<String, String> properties;
    private final List<Path> logs = new ArrayList<>();
    private final AtomicBoolean disturbed = new AtomicBoolean();
    private final AtomicInteger disturbances = new AtomicInteger();
    private @Nullable Instance starting;
    private volatile @Nullable Instance current;

    Member(String name, Map<String, String> properties) {
        this.name = name;
        this.properties = properties;
    }

    String name() {
        return name;
    }

    /** The process that accepts requests; empty while it starts. */
    Optional<Instance> current() {
        return Optional.ofNullable(current);
    }

    /** Claims a running process for one fault, so that faults do not overlap; the caller must release it. */
    boolean claim() {
        if (current == null || !disturbed.compareAndSet(false, true)) {
            return false;
        }
        if (current == null) {
            release();
            return false;
        }
        disturbances.incrementAndGet();
        return true;
    }

    /** How often it has been claimed. */
    int disturbances() {
        return disturbances.get();
    }

    void release() {
        disturbed.set(false);
    }

    /** Starts a process if none runs, and returns at once. */
    void launch() {
        if (current == null && starting == null) {
            starting = start();
        }
    }

    /** Waits for the launched process; one that exits because a service is unavailable is started once more. */
    void awaitReady() {
        for (var attempt = 1; starting != null; attempt++) {
            try {
                starting.process().awaitReady();
                current = starting;
                starting = null;
            } catch (IllegalStateException e) {
                if (attempt == START_ATTEMPTS || starting.process().isAlive()) {
                    throw e;
                }
                log.info("{} ended while starting; once more", name);
                starting = start();
            }
        }
    }

    private Instance start() {
        var process = AppProcess.start(properties);
        logs.add(process.log());
        return new Instance(process);
    }

    /** The logs of its processes. */
    List<Path> logs() {
        return logs;
    }

    /** Kills the process and replaces it. */
    void killAndReplace() {
        kill();
        launch();
        awaitReady();
    }

    /** Kills the process, if there is one. */
    void kill() {
        var running = current == null ? starting : current;
        current = null;
        starting = null;
        if (running != null) {
            running.kill();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
