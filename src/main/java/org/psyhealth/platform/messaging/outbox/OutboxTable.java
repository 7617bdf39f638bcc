package org.psyhealth.platform.messaging.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code platform.outbox}. */
@Component
class OutboxTable {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OutboxTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The same table over another connection: the relay works on the one that holds its slots. */
    OutboxTable on(DataSource connection) {
        return new OutboxTable(JdbcClient.create(connection), json);
    }

    void insert(int slot, UUID eventId, String topic, String key, Map<String, String> headers, byte[] payload) {
        jdbc.sql("insert into platform.outbox (slot, event_id, topic, key, headers, payload) values (?, ?, ?, ?, ?, ?)")
                .params(slot, eventId, topic, key, json.writeValueAsString(headers), payload)
                .update();
    }

    List<OutboxRow> oldest(Collection<Integer> slots, int limit) {
        return jdbc.sql("""
                        select seq, topic, key, headers, payload, recorded_at from platform.outbox
                        where slot = any(?) and parked_at is null order by seq limit ?""")
                .params(slots.toArray(Integer[]::new), limit)
                .query((row, number) -> new OutboxRow(
                        row.getLong("seq"),
                        row.getString("topic"),
                        row.getString("key"),
                        json.readValue(row.getString("headers"), HEADERS),
                        row.getBytes("payload"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    void delete(Collection<Long> seqs) {
        jdbc.sql("delete from platform.outbox where seq = any(?)")
                .param(seqs.toArray(Long[]::new))
                .update();
    }

    /**
     * Takes the dead rows out of the way of {@link #oldest}, which reads from the lowest {@code seq} on. Autovacuum
     * looks once a minute; at a thousand events a second that is sixty thousand dead rows to read past for every batch.
     */
    void vacuum() {
        jdbc.sql("vacuum (skip_locked, truncate false) platform.outbox").update();
    }

    void park(long seq, String error) {
        jdbc.sql("update platform.outbox set parked_at = now(), error = ? where seq = ?")
                .params(error, seq)
                .update();
    }

    /** Gives the parked rows back to the relay; answers how many there were. */
    int unpark() {
        return jdbc.sql("update platform.outbox set parked_at = null, error = null where parked_at is not null")
                .update();
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

    /** How full the outbox is: rows to send, rows parked, and the age of the oldest row to send in seconds. */
    record OutboxState(long open, long parked, double oldestSeconds) {}
}
