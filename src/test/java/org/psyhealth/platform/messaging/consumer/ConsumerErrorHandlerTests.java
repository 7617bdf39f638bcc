package org.psyhealth.platform.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.MessageListenerContainer;

class ConsumerErrorHandlerTests {

    private static final TopicPartition READ = new TopicPartition("topic-events", 0);
    private static final TopicPartition NEW = new TopicPartition("topic-events", 1);

    private final MessageListenerContainer container = mock();

    @Test
    void after_an_error_outside_of_a_listener_all_that_is_not_committed_is_read_again() {
        given(container.isRunning()).willReturn(true);
        try (var consumer = new MockConsumer<String, byte[]>("earliest")) {
            consumer.assign(List.of(READ, NEW));
            consumer.updateBeginningOffsets(Map.of(READ, 0L, NEW, 0L));
            for (var offset = 0; offset < 3; offset++) {
                consumer.addRecord(new ConsumerRecord<>("topic-events", 0, offset, "key", new byte[0]));
                consumer.addRecord(new ConsumerRecord<>("topic-events", 1, offset, "key", new byte[0]));
            }
            assertThat(consumer.poll(Duration.ZERO)).hasSize(6);
            consumer.commitSync(Map.of(READ, new OffsetAndMetadata(2)));

            handler().handleOtherException(new CommitFailedException(), consumer, container, true);

            assertThat(consumer.position(READ)).isEqualTo(2);
            assertThat(consumer.position(NEW)).isZero();
        }
    }

    private static ConsumerErrorHandler handler() {
        KafkaOperations<String, byte[]> kafka = mock();
        JdbcClient jdbc = mock();
        return new ConsumerErrorHandler(new DeadLetterRecoverer(
                new DeadLetterWriter(kafka), new ParkedRecords(jdbc), new SimpleMeterRegistry()));
    }
}
