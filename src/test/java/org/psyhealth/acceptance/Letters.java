package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The dead letters as an administrator sees them. */
final class Letters {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String PATH = "/api/admin/dead-letters/";

    private final Api admin;

    Letters(Api admin) {
        this.admin = admin;
    }

    /** All open letters of a topic, over all pages. */
    List<JsonNode> of(String topic) {
        var letters = new ArrayList<JsonNode>();
        var query = "?limit=50";
        while (true) {
            var page = admin.get(PATH + topic + query).expect(200).json();
            letters.addAll(page.path("items").valueStream().toList());
            if (!page.path("next").isString()) {
                return letters;
            }
            query = "?limit=50&cursor=" + page.path("next").asString();
        }
    }

    JsonNode awaitOne(String topic, Predicate<JsonNode> wanted) {
        return await().atMost(TIMEOUT)
                .until(() -> of(topic).stream().filter(wanted).toList(), found -> !found.isEmpty())
                .getFirst();
    }

    /** The dead letter topics of a topic's groups. */
    List<String> topicsOf(String original) {
        return admin.get("/api/admin/dead-letters")
                .expect(200)
                .json()
                .valueStream()
                .filter(topic -> topic.path("originalTopic").asString().equals(original))
                .map(topic -> topic.path("name").asString())
                .toList();
    }

    int open(String topic) {
        return progress(topic).path("open").asInt();
    }

    JsonNode progress(String topic) {
        return admin.get(PATH + topic + "/redrive").expect(200).json();
    }

    /** Re-drives all letters of a topic, waits for the end, and returns the result. */
    JsonNode redrive(String topic) {
        request(topic);
        return awaitEnd(topic);
    }

    void request(String topic) {
        admin.post(PATH + topic + "/redrive", null).expect(202);
    }

    JsonNode awaitEnd(String topic) {
        return await().atMost(TIMEOUT)
                .until(
                        () -> progress(topic).path("redrive"),
                        run -> run.path("finishedAt").isString());
    }

    void discard(String topic, JsonNode letter, int expected) {
        admin.delete(PATH + topic + "/" + letter.path("id").asString()).expect(expected);
    }

    static Predicate<JsonNode> at(long offset, int partition) {
        return letter -> letter.path("originalOffset").asLong(-1) == offset
                && letter.path("originalPartition").asInt(-1) == partition;
    }

    static Predicate<JsonNode> about(Object key) {
        return letter -> letter.path("key").asString("").equals(key.toString());
    }

    void assertNone(String topic, Predicate<JsonNode> unwanted) {
        assertThat(of(topic)).noneMatch(unwanted);
    }
}
