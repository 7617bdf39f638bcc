package org.psyhealth.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;
import tools.jackson.databind.json.JsonMapper;

/** Each event type has a committed JSON Schema that only grows by optional fields. */
class EventSchemaTests {

    private static final Path SCHEMAS = Path.of("src/main/resources/events");
    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("events")
    void a_published_type_changes_only_compatibly_and_with_review(Class<? extends DomainEvent> event) {
        var committed = new CommittedFile(SCHEMAS.resolve(EventContracts.typeOf(event) + ".json"));
        var generated = EventSchemas.of(event);
        var published = committed.content();
        if (published != null) {
            assertThat(SchemaCompatibility.problems(json.readTree(published), generated))
                    .as(
                            "%s is published: it may gain optional fields only; anything else is a new version of the type",
                            EventContracts.typeOf(event))
                    .isEmpty();
        }
        committed.mustEqual(generated.toPrettyString() + "\n");
    }

    @Test
    void no_published_type_disappears() throws IOException {
        try (var files = Files.list(SCHEMAS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(events().map(event -> EventContracts.typeOf(event) + ".json")
                            .toList());
        }
    }

    static Stream<Class<? extends DomainEvent>> events() {
        return PublishedEvents.records();
    }
}
