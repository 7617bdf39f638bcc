package org.psyhealth.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;

/** What we send is a CloudEvent to the SDK of the specification's own authors, and strictly so. */
class CloudEventsTests {

    private final CloudEventsCodec codec = CloudEventsCodec.ofContracts(EventContracts.onClasspath());

    static Stream<Class<? extends DomainEvent>> events() {
        return PublishedEvents.records();
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_read_by_the_sdk(Class<? extends DomainEvent> type) {
        var event = EventExamples.of(type);

        var read = read(codec.headers(event), codec.payload(event));

        assertStrict(read);
        assertThat(read.getId()).isEqualTo(event.meta().id().toString());
        assertThat(read.getType()).isEqualTo(EventContracts.typeOf(type));
        assertThat(read.getSubject()).isEqualTo(event.meta().subject());
        assertThat(Objects.requireNonNull(read.getTime()).toInstant())
                .isEqualTo(event.meta().time());
        assertThat(read.getExtension("aggregateversion"))
                .isEqualTo(Long.toString(event.meta().aggregateVersion()));
        assertThat(Objects.requireNonNull(read.getData()).toBytes()).isEqualTo(codec.payload(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_read_back_as_it_was(Class<? extends DomainEvent> type) {
        var event = EventExamples.of(type);
        var headers = codec.headers(event);

        assertThat(codec.read(headers::get, codec.payload(event))).isEqualTo(event);
    }

    @Test
    void a_schema_without_a_host_is_not_strict() {
        var event = EventExamples.of(events().findFirst().orElseThrow());
        var headers = codec.headers(event);
        headers.put("ce_dataschema", "/events/some.json");

        assertThatThrownBy(() -> assertStrict(read(headers, codec.payload(event))))
                .isInstanceOf(AssertionError.class);
    }

    /** What the specification says with MUST (CloudEvents 1.0.2, section 3) and the Java SDK leaves to its caller. */
    private static void assertStrict(CloudEvent event) {
        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isNotEmpty();
        assertThat(event.getSource()).isNotNull();
        assertThat(event.getType()).isNotEmpty();
        assertThat(event.getSubject()).isNotEmpty();
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(Objects.requireNonNull(event.getDataSchema()).isAbsolute()).isTrue();
        assertThat(event.getExtensionNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
    }

    private static CloudEvent read(Map<String, String> headers, byte[] payload) {
        var onTheWire = new RecordHeaders();
        headers.forEach((name, value) -> onTheWire.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return KafkaMessageFactory.createReader(onTheWire, payload).toEvent();
    }
}
