package org.psyhealth.user;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.user.events.UserEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stands in for the platform's recorder: one row per published event, in the transaction of the publisher, and refuses
 * to record without one. It can be told to fail at each point at which a process may die.
 */
public class RecordedEvents {

    /** Where the next publication breaks off. */
    public enum Failure {
        NONE,
        BEFORE_THE_ROW,
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT
    }

    /** A recorded event. */
    public record Row(UUID id, UUID key, String type, long version, String payload) {}

    private final JdbcClient sql;
    private final CloudEventsCodec codec;
    private volatile Failure failure = Failure.NONE;

    RecordedEvents(JdbcClient sql, CloudEventsCodec codec) {
        this.sql = sql;
        this.codec = codec;
        sql.sql("create table recorded (seq bigint generated always as identity, id uuid, key uuid, type text,"
                        + " version bigint, payload text)")
                .update();
    }

    /** Makes every publication fail at a point until it is told otherwise. */
    public void failing(Failure where) {
        failure = where;
    }

    /** What was recorded about a user, in order. */
    public List<Row> of(UUID user) {
        return sql
                .sql("select id, key, type, version, payload from recorded where key = ? order by seq")
                .param(user)
                .query(Row.class)
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    @EventListener
    void on(UserEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("no transaction is open");
        }
        failAt(Failure.BEFORE_THE_ROW);
        sql.sql("insert into recorded (id, key, type, version, payload) values (?, ?, ?, ?, ?)")
                .params(
                        event.meta().id(),
                        event.userId(),
                        EventContracts.typeOf(event.getClass()),
                        event.meta().aggregateVersion(),
                        new String(codec.payload(event), StandardCharsets.UTF_8))
                .update();
        failAt(Failure.BEFORE_THE_COMMIT);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                failAt(Failure.AFTER_THE_COMMIT);
            }
        });
    }

    private void failAt(Failure point) {
        if (failure == point) {
            throw new IllegalStateException("the process dies " + point);
        }
    }
}
