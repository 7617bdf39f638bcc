package org.psyhealth.platform.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens for notifications that another task has recorded events, whose slots this task may hold, and wakes the relay.
 */
@Component
class OutboxListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxListener.class);
    private static final int WAIT_MILLIS = 1_000;
    private static final int VALIDATION_SECONDS = 5;

    private final OutboxConnections connections;
    private final RelaySignal signal;
    private volatile @Nullable Thread worker;

    OutboxListener(OutboxConnections connections, RelaySignal signal) {
        this.connections = connections;
        this.signal = signal;
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("outbox-listener").unstarted(this::run);
        worker = thread;
        thread.start();
    }

    @Override
    public void stop() {
        var thread = worker;
        worker = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (worker == Thread.currentThread()) {
            try (var connection = connections.open()) {
                connections.listen(connection);
                hear(connection);
            } catch (SQLException e) {
                if (worker == Thread.currentThread()) {
                    log.warn("Cannot listen for outbox notifications; the relay keeps polling: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        var postgres = connection.unwrap(PGConnection.class);
        while (worker == Thread.currentThread()) {
            var heard = postgres.getNotifications(WAIT_MILLIS);
            if (heard != null && heard.length > 0) {
                signal.wake();
            } else if (!connection.isValid(VALIDATION_SECONDS)) {
                throw new SQLException("the connection is closed");
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
