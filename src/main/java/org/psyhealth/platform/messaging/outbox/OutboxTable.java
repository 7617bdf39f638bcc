package org.psyhealth.platform.messaging.outbox;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code platform.outbox}, for writing and monitoring. The relay uses {@link HeldRows}. */
@Component
class OutboxTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OutboxTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(int slot, UUID eventId, String topic, String key, Map<String, String> headers, byte[] payload) {
        jdbc.sql("insert into platform.outbox (slot, event_id, topic, key, headers, payload) values (?, ?, ?, ?, ?, ?)")
                .params(slot, eventId, topic, key, json.writeValueAsString(headers), payload)
                .update();
    }

    /**
     * Returns the parked rows to the relay, except those superseded by a newer event of the same key: these would
     * overwrite it in a compacted topic, and are deleted.
     */
    OutboxRedrive redrive() {
        return jdbc.sql("""
                        with superseded as (
                            delete from platform.outbox where parked_at is not null and superseded returning seq),
                        again as (
                            update platform.outbox set parked_at = null
                            where parked_at is not null and not superseded returning seq)
                        select (select count(*) from again) as redriven, (select count(*) from superseded) as superseded""")
                .query((row, number) -> new OutboxRedrive(row.getInt("redriven"), row.getInt("superseded")))
                .single();
    }

    OutboxState state() {
        return jdbc.sql("""
                        select count(*) filter (where parked_at is null) as open,
                               count(*) filter (where parked_at is not null) as parked,
                               coalesce(extract(epoch from clock_timestamp()
                                   - min(recorded_at) filter (where parked_at is null)), 0) as oldest_seconds
                        from platform.outbox""")
                .query((row, number) ->
                        new OutboxState(row.getLong("open"), row.getLong("parked"), row.getDouble("oldest_seconds")))
                .single();
    }

    /**
     * The state of the outbox.
     *
     * @param open the number of events to send
     * @param parked the number of events that can never be sent
     * @param oldestSeconds the age of the oldest event to send, in seconds
     */
    record OutboxState(long open, long parked, double oldestSeconds) {}

    /**
     * What became of the parked events.
     *
     * @param redriven how many are sent again
     * @param superseded how many were dropped because a newer one of their subject was sent
     */
    record OutboxRedrive(int redriven, int superseded) {}
}
