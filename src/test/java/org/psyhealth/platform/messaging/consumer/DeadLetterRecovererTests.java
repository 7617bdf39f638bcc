package org.psyhealth.platform.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.KafkaUtils;

/** Neither the broker nor the database takes the record: the container gets the failure, and tries again. */
class DeadLetterRecovererTests {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ConsumerRecord<String, byte[]> record =
            new ConsumerRecord<>("topic-events", 3, 17, "key", new byte[] {1});

    @BeforeEach
    void group() {
        KafkaUtils.setConsumerGroupId("post");
    }

    @AfterEach
    void noGroup() {
        KafkaUtils.clearConsumerGroupId();
    }

    @Test
    void a_record_that_nobody_takes_is_neither_passed_nor_counted() {
        var recoverer = new DeadLetterRecoverer(
                new DeadLetterWriter(refusing()), new ParkedRecords(JdbcClient.create(nobodyListens())), meters);
        var failure = new IllegalStateException("no JSON");

        assertThatThrownBy(() -> recoverer.accept(record, failure)).isInstanceOf(DataAccessException.class);

        assertThat(meters.find("psyhealth.events.dead").counters()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static KafkaOperations<String, byte[]> refusing() {
        KafkaOperations<String, byte[]> kafka = mock();
        given(kafka.send(any(ProducerRecord.class)))
                .willReturn(CompletableFuture.failedFuture(new UnknownTopicOrPartitionException("no such topic")));
        return kafka;
    }

    private static PGSimpleDataSource nobodyListens() {
        var database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"localhost"});
        database.setPortNumbers(new int[] {1});
        database.setConnectTimeout(1);
        return database;
    }
}
