package org.psyhealth.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.EventContracts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In production the topics are made from a file, not by the application. The file must name what the code uses. */
class TopicsFileTests {

    private static final Path FILE = Path.of("infra/kafka/topics.json");

    @Test
    void the_file_declares_what_the_code_publishes_and_gives_up() throws IOException {
        assertThat(declared())
                .as("%s must declare each topic of events and a dead letter topic for each group that reads it", FILE)
                .containsExactlyInAnyOrderEntriesOf(used());
    }

    @Test
    void nothing_is_ever_forgotten_and_two_of_three_replicas_confirm() throws IOException {
        var file = file();
        assertThat(file.path("config").path("retention.ms").asString()).isEqualTo("-1");
        assertThat(file.path("config").path("min.insync.replicas").asString()).isEqualTo("2");
        assertThat(file.path("replicationFactor").asInt()).isEqualTo(3);
    }

    /** Topic and number of partitions: six for events, one for dead letters. */
    private static Map<String, Integer> used() {
        var topics = new TreeMap<String, Integer>();
        PublishedEvents.contracts().forEach(contract -> topics.put(EventContracts.topicOf(contract), 6));
        PublishedEvents.consumptions()
                .forEach(consumption -> topics.put(consumption.topic() + "." + consumption.group() + ".dlt", 1));
        return topics;
    }

    private static Map<String, Integer> declared() throws IOException {
        var topics = new TreeMap<String, Integer>();
        file().path("topics")
                .forEach(topic -> topics.put(
                        topic.path("name").asString(), topic.path("partitions").asInt()));
        return topics;
    }

    private static JsonNode file() throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(FILE));
    }
}
