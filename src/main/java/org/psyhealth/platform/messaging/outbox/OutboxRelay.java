package org.psyhealth.platform.messaging.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.messaging.outbox.RelaySession.Progress;
import org.psyhealth.platform.outages.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Relays the outbox to Kafka: claims its share of the slots, sends their rows in order, in transactions, and deletes
 * the rows of a committed transaction in one statement. Rows that can never be sent are parked. It starts before and
 * stops after everything that publishes.
 */
@Component
class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(5);

    private final RelaySessions sessions;
    private final RelaySignal signal;
    private final OutboxConnections connections;
    private volatile @Nullable Thread worker;
    private volatile boolean running;

    /** In a row, of this relay's sessions and of their batches; only its thread uses it. */
    private int failures;

    OutboxRelay(RelaySessions sessions, RelaySignal signal, OutboxConnections connections) {
        this.sessions = sessions;
        this.signal = signal;
        this.connections = connections;
    }

    @Override
    public void start() {
        running = true;
        // Not a virtual thread: those share a few carrier threads with all requests, and an event must not wait for
        // them.
        worker = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    /** Sends the remaining rows in this task's slots, for a few seconds at most, and releases the slots. */
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
        while (running) {
            try (var connection = connections.open();
                    var session = sessions.open(connection)) {
                relay(session, new SingleConnectionDataSource(connection, true));
            } catch (LeaseLostException e) {
                log.warn("The outbox relay lost its slots to another task and restarts", e);
            } catch (SQLException | DataAccessException e) {
                Outages.warn(
                        log, "The outbox is unavailable; the relay releases its slots and claims slots again later", e);
                pause(++failures);
            } catch (KafkaException e) {
                log.warn("Kafka does not accept events; they wait in the outbox", e);
                pause(++failures);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.error("The outbox relay failed and restarts", e);
                pause(++failures);
            } finally {
                signal.hold(Set.of());
            }
        }
    }

    private void relay(RelaySession session, SingleConnectionDataSource connection) throws InterruptedException {
        while (running) {
            session.rebalance();
            signal.hold(session.slots());
            if (signal.takeOthersToNotify()) {
                connections.notifyOthers(connection);
            }
            switch (session.sendBatch()) {
                case MORE -> failures = 0;
                case DONE -> {
                    failures = 0;
                    signal.await(session.patience());
                }
                case FAILED -> pause(++failures);
            }
        }
        flush(session);
    }

    private static void flush(RelaySession session) throws InterruptedException {
        var until = Instant.now().plus(FLUSH_TIMEOUT);
        while (Instant.now().isBefore(until) && session.sendBatch() == Progress.MORE) {
            // the batch was full: there may be another
        }
        session.commit();
    }

    private static void pause(int failures) {
        try {
            Thread.sleep(Backoff.after(failures, LONGEST_PAUSE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
