package org.psyhealth.platform.messaging.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.outages.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Brings the outbox to Kafka: takes its share of the slots, sends their rows in order, and deletes a batch in one
 * statement once the broker has acknowledged it. Rows that the broker refuses for good are parked. It starts before and
 * stops after everything that publishes.
 */
@Component
class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(5);
    private static final int DEAD_ROWS_BEFORE_VACUUM = 2_000;

    private final OutboxTable outbox;
    private final OutboxSender sender;
    private final RelaySignal signal;
    private final OutboxConnections connections;
    private final OutboxProperties properties;
    private volatile @Nullable Thread worker;
    private volatile boolean running;
    private int deadRows;

    OutboxRelay(
            OutboxTable outbox,
            OutboxSender sender,
            RelaySignal signal,
            OutboxConnections connections,
            OutboxProperties properties) {
        this.outbox = outbox;
        this.sender = sender;
        this.signal = signal;
        this.connections = connections;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        // Not a virtual thread: these share a few carriers with every request, and an event must not wait behind them.
        worker = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    /** Sends what is left in the slots of this task, for a few seconds at most, and gives the slots back. */
    @Override
    public void stop() {
        running = false;
        signal.wake();
        var thread = worker;
        if (thread != null) {
            try {
                thread.join(FLUSH_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and the consumers when starting, after them when stopping. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        var failures = 0;
        while (running) {
            try (var leases = new SlotLeases(connections.open())) {
                failures = 0;
                relay(leases);
            } catch (SQLException | DataAccessException e) {
                Outages.warn(log, "The outbox is out of reach; its slots are given up and taken again later", e);
                pause(++failures);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.error("The outbox relay failed and starts again", e);
                pause(++failures);
            } finally {
                signal.hold(Set.of());
            }
        }
    }

    private void relay(SlotLeases leases) throws InterruptedException {
        var table = outbox.on(leases.session());
        var rebalanceAt = Instant.MIN;
        var failures = 0;
        while (running) {
            if (Instant.now().isAfter(rebalanceAt)) {
                leases.rebalance();
                signal.hold(leases.held());
                rebalanceAt = Instant.now().plus(properties.rebalanceInterval());
            }
            if (signal.takeOthersToNotify()) {
                connections.notifyOthers(leases.session());
            }
            switch (sendBatch(table, leases)) {
                case MORE -> failures = 0;
                case DONE -> {
                    failures = 0;
                    signal.await(properties.pollInterval());
                }
                case FAILED -> pause(++failures);
            }
        }
        flush(table, leases);
    }

    private void flush(OutboxTable table, SlotLeases leases) throws InterruptedException {
        var until = Instant.now().plus(FLUSH_TIMEOUT);
        while (Instant.now().isBefore(until) && sendBatch(table, leases) == Progress.MORE) {
            // the batch was full: there may be another
        }
    }

    private Progress sendBatch(OutboxTable table, SlotLeases leases) throws InterruptedException {
        var rows = table.oldest(leases.held(), properties.batchSize());
        if (rows.isEmpty()) {
            return Progress.DONE;
        }
        var outcome = sender.send(rows);
        if (!outcome.sent.isEmpty()) {
            remove(outcome.sent, table);
        }
        outcome.refused.forEach((row, error) -> {
            log.error("The broker refuses event {} for {} for good; it is parked: {}", row.seq(), row.topic(), error);
            table.park(row.seq(), error);
        });
        if (outcome.failure != null) {
            log.warn("Kafka does not take events; they wait in the outbox: {}", outcome.failure.toString());
            return Progress.FAILED;
        }
        return rows.size() == properties.batchSize() ? Progress.MORE : Progress.DONE;
    }

    private void remove(List<Long> sent, OutboxTable table) {
        table.delete(sent);
        deadRows += sent.size();
        if (deadRows >= DEAD_ROWS_BEFORE_VACUUM) {
            table.vacuum();
            deadRows = 0;
        }
    }

    /** Exponential with full jitter, from 100 ms up to five seconds. */
    private static void pause(int failures) {
        var longest = Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(failures, 10));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private enum Progress {
        MORE,
        DONE,
        FAILED
    }
}
