package org.psyhealth.platform.messaging.consumer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code platform.parked_record}: the records that could not be written to their dead letter topic. */
@Component
class ParkedRecords {

    private static final int TEXT_LIMIT = 250;
    private static final String SELECT = """
            select partition, record_offset, key, event_type, event_id, cause, attempts, parked_at
            from platform.parked_record where consumer_group = ? and topic = ?""";

    private final JdbcClient jdbc;

    ParkedRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Parks a record; one that is already parked is not changed. */
    void insert(Subscription subscription, ConsumerRecord<?, ?> record, Throwable cause, Throwable refusal) {
        jdbc.sql("""
                        insert into platform.parked_record (consumer_group, topic, partition, record_offset,
                            key, event_type, event_id, cause, refusal)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(subscription.group())
                .param(record.topic())
                .param(record.partition())
                .param(record.offset())
                .param(shortened(record.key() instanceof String key ? key : null))
                .param(shortened(RecordHeaders.of(record, CloudEventsCodec.TYPE)))
                .param(shortened(RecordHeaders.of(record, CloudEventsCodec.ID)))
                .param(cause.getClass().getName())
                .param(refusal.getClass().getName())
                .update();
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null ? null : ShortText.of(text, TEXT_LIMIT);
    }

    /** The next rows after a position, by partition and offset. */
    List<ParkedRecord> after(Subscription subscription, int partition, long offset, int limit) {
        return jdbc.sql(SELECT + " and (partition, record_offset) > (?, ?) order by partition, record_offset limit ?")
                .params(subscription.group(), subscription.topic(), partition, offset, limit)
                .query(ParkedRecords::map)
                .list();
    }

    /** A row that has not been tried since then. */
    Optional<ParkedRecord> nextUntried(Subscription subscription, Instant since) {
        return jdbc.sql(SELECT + " and tried_at < ? order by partition, record_offset limit 1")
                .params(subscription.group(), subscription.topic(), Timestamp.from(since))
                .query(ParkedRecords::map)
                .optional();
    }

    /** Records another failed attempt. */
    void failedAgain(Subscription subscription, ParkedRecord parked, Throwable cause) {
        jdbc.sql("""
                        update platform.parked_record set attempts = attempts + 1, tried_at = now(), cause = ?
                        where consumer_group = ? and topic = ? and partition = ? and record_offset = ?""")
                .params(
                        cause.getClass().getName(),
                        subscription.group(),
                        subscription.topic(),
                        parked.partition(),
                        parked.offset())
                .update();
    }

    /** Deletes a row; returns whether there was one. */
    boolean delete(Subscription subscription, int partition, long offset) {
        return jdbc.sql("""
                        delete from platform.parked_record
                        where consumer_group = ? and topic = ? and partition = ? and record_offset = ?""")
                        .params(subscription.group(), subscription.topic(), partition, offset)
                        .update()
                > 0;
    }

    /** The number of rows of each subscription; those without rows are omitted. */
    Map<Subscription, Long> counts() {
        var counts = new HashMap<Subscription, Long>();
        jdbc.sql("select consumer_group, topic, count(*) as records from platform.parked_record group by 1, 2")
                .query(row -> {
                    counts.put(
                            new Subscription(row.getString("consumer_group"), row.getString("topic")),
                            row.getLong("records"));
                });
        return counts;
    }

    private static ParkedRecord map(ResultSet row, int number) throws SQLException {
        return new ParkedRecord(
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("key"),
                row.getString("event_type"),
                row.getString("event_id"),
                row.getString("cause"),
                row.getInt("attempts"),
                row.getTimestamp("parked_at").toInstant());
    }
}
