package org.psyhealth.platform.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.messaging.topics.QuietPartitions;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class UnknownEventFilterTests {

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void an_unknown_type_is_skipped_and_counted() {
        assertThat(filter("org.psyhealth.post.praised.v1")).isTrue();
        assertThat(counted()).isOne();
    }

    @Test
    void the_marker_of_a_quiet_partition_is_skipped_and_nobody_is_alarmed() {
        assertThat(filter(QuietPartitions.MARKER)).isTrue();
        assertThat(counted()).isZero();
    }

    @Test
    void every_known_type_is_handled() {
        EventContracts.onClasspath()
                .all()
                .forEach(contract -> EventContracts.recordsOf(contract)
                        .forEach(event ->
                                assertThat(filter(EventContracts.typeOf(event))).isFalse()));
        assertThat(counted()).isZero();
    }

    private double counted() {
        return meters.find("psyhealth.events.unknown").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private boolean filter(String type) {
        var record = new ConsumerRecord<Object, Object>("post-events", 0, 0, "key", new byte[0]);
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(EventContracts.class, EventContracts::onClasspath);
            context.registerBean(MeterRegistry.class, () -> meters);
            context.registerBean(
                    CloudEventsCodec.class, () -> CloudEventsCodec.ofContracts(EventContracts.onClasspath()));
            context.register(UnknownEventFilter.class);
            context.refresh();
            return context.getBean(UnknownEventFilter.class).filter(record);
        }
    }
}
