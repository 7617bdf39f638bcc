package org.psyhealth.platform.messaging.outbox;

import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Renews the lease of a session while this process runs, in a thread and on a connection of its own: waiting for the
 * broker may take longer than the lease.
 */
final class LeaseRenewal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LeaseRenewal.class);
    private static final int RENEWALS_PER_LEASE = 4;

    private final OutboxConnections connections;
    private final String relay;
    private final Duration lease;
    private final Thread worker;
    private volatile boolean lost;

    private LeaseRenewal(OutboxConnections connections, String relay, Duration lease) {
        this.connections = connections;
        this.relay = relay;
        this.lease = lease;
        // Not a virtual thread, for the same reason as the relay's.
        this.worker = Thread.ofPlatform().name("outbox-lease").daemon().unstarted(this::run);
    }

    static LeaseRenewal start(OutboxConnections connections, String relay, Duration lease) {
        var renewal = new LeaseRenewal(connections, relay, lease);
        renewal.worker.start();
        return renewal;
    }

    /** Whether another task has taken over the session's slots. */
    boolean isLost() {
        return lost;
    }

    @Override
    public void close() {
        worker.interrupt();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (var connection = connections.open()) {
                renew(new SlotLeases(
                        JdbcClient.create(new SingleConnectionDataSource(connection, true)), relay, lease));
                return;
            } catch (SQLException | DataAccessException e) {
                log.warn("Cannot renew the lease of the outbox slots: {}", e.getMessage());
                pause();
            }
        }
    }

    /** Returns when the lease is lost or the session ends. */
    private void renew(SlotLeases leases) {
        while (!Thread.currentThread().isInterrupted()) {
            if (!leases.renew()) {
                lost = true;
                return;
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(lease.dividedBy(RENEWALS_PER_LEASE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
