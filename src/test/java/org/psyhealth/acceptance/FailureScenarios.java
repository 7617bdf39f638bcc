package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.security.TestIssuer;
import org.psyhealth.support.Acknowledged;

/**
 * The failure cases of the main flow, with private data that must not be logged: user content, identities and tokens.
 */
final class FailureScenarios {

    static final String ADDRESS = "somebody.private@mail.example";
    static final String WORDS = "xylophonequartz";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ObservedApp app;
    private final String slug = "trouble-" + UUID.randomUUID();
    private final List<String> tokens = new ArrayList<>();

    FailureScenarios(ObservedApp app) {
        this.app = app;
    }

    /** All tokens, valid and invalid. */
    List<String> tokens() {
        return tokens;
    }

    void happen() {
        app.admin()
                .post(
                        "/api/admin/topics",
                        "{\"slug\":\"%s\",\"title\":{\"en\":\"Trouble\"},\"description\":{\"en\":\"d\"}}"
                                .formatted(slug))
                .expect(201);
        var first = person();
        var second = person();
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(app.mail().refusals()).isGreaterThanOrEqualTo(2));
        badInput(first);
        conflicts(first, second);
        badTokens();
        badRecords();
    }

    /** A person with a verified address that the mail server rejects. */
    private Api person() {
        var api = as(TestIssuer.shared()
                .token(
                        UUID.randomUUID(),
                        claims -> claims.claim("email", ADDRESS).claim("email_verified", true),
                        "MEMBER"));
        api.get("/api/users/me").expect(200);
        return api;
    }

    private void badInput(Api member) {
        for (var body : List.of(
                "{\"title\":\"%s",
                "{\"title\":{\"a\":\"%s\"},\"body\":\"b\",\"topics\":[\"x\"]}",
                "{\"title\":\"%s\\u0000\",\"body\":\"b\",\"topics\":[\"x\"]}",
                "{\"title\":\"t\",\"body\":\"%s\",\"topics\":[\"no-such-topic\"]}",
                "{\"title\":\"t\",\"body\":\"b\",\"topics\":[\"%s\"],\"publish\":\"yes\"}",
                "{\"%s\":\"t\",\"body\":\"b\",\"topics\":[\"x\"]}")) {
            assertThat(member.post("/api/posts", body.formatted(WORDS)).status())
                    .isBetween(400, 422);
        }
        var long_ = WORDS.repeat(20);
        member.post("/api/posts", "{\"title\":\"%s\",\"body\":\"b\",\"topics\":[\"x\"]}".formatted(long_))
                .expect(400);
        assertThat(member.get("/api/posts?cursor=" + WORDS).status()).isEqualTo(400);
        assertThat(member.get("/api/posts/" + WORDS).status()).isBetween(400, 404);
        var tag = member.get("/api/users/me").header("ETag");
        member.patch("/api/users/me", "{\"bio\":\"%s\"}".formatted(WORDS.repeat(200)), "If-Match", tag)
                .expect(400);
        member.patch("/api/users/me", "{\"bio\":\"%s\"}".formatted(WORDS), "If-Match", tag)
                .expect(200);
    }

    private void conflicts(Api author, Api other) {
        var post =
                "{\"title\":\"%s\",\"body\":\"%s\",\"topics\":[\"%s\"],\"publish\":true}".formatted(WORDS, WORDS, slug);
        var key = UUID.randomUUID().toString();
        var created = await().atMost(TIMEOUT)
                .until(() -> author.post("/api/posts", post, "Idempotency-Key", key), reply -> reply.status() == 201);
        author.post("/api/posts", post.replace("{\"title\":\"", "{\"title\":\"other "), "Idempotency-Key", key)
                .expect(422);
        var path = "/api/posts/" + created.json().path("id").asString();
        author.patch(path, "{\"title\":\"%s again\"}".formatted(WORDS), "If-Match", "\"99\"")
                .expect(412);
        assertThat(other.patch(path, "{\"title\":\"%s\"}".formatted(WORDS), "If-Match", "\"0\"")
                        .status())
                .isIn(403, 404, 412);
    }

    private void badTokens() {
        var issuer = TestIssuer.shared();
        var id = UUID.randomUUID();
        var past = Date.from(Instant.now().minusSeconds(3600));
        for (var token : List.of(
                issuer.token(id, claims -> claims.expirationTime(past).claim("email", ADDRESS), "MEMBER"),
                issuer.token(id, claims -> claims.issuer("https://" + WORDS), "MEMBER"),
                issuer.forgedToken(id, "ADMIN"),
                issuer.unsignedToken(id, "ADMIN"),
                issuer.tokenSignedWithPublicKey(id, "ADMIN"),
                WORDS + ".not-a-token." + WORDS)) {
            as(token).get("/api/users/me").expect(401);
        }
    }

    /**
     * An unreadable record for each group and topic, one that is too large for a letter, one of an unknown type, and
     * one that the database rejects.
     */
    private void badRecords() {
        var servers = Objects.requireNonNull(app.services().get("spring.kafka.bootstrap-servers"));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Acknowledged.send(
                    producer, record("user-events", "org.psyhealth.user.registered.v1", WORDS + " is not JSON"));
            Acknowledged.send(
                    producer, record("topic-events", "org.psyhealth.topic.created.v1", "{\"slug\":\"" + WORDS));
            Acknowledged.send(
                    producer, record("post-events", "org.psyhealth.post.published.v1", "[\"" + WORDS + "\"]"));
            Acknowledged.send(producer, record("post-events", "org.psyhealth.post.published.v1", WORDS.repeat(69_840)));
            Acknowledged.send(
                    producer, record("post-events", "org.psyhealth.post.praised.v1", "{\"by\":\"" + WORDS + "\"}"));
            Acknowledged.send(
                    producer,
                    record(
                            "user-events",
                            "org.psyhealth.user.registered.v1",
                            "{\"profile\":{\"displayName\":\"%s\",\"role\":\"MEMBER\",\"locale\":\"en\",\"timeZone\":\"UTC\"},\"contact\":\"%s\"}"
                                    .formatted(WORDS + "x".repeat(10_000), ADDRESS)));
        }
        await().atMost(TIMEOUT).untilAsserted(() -> {
            var scrape = app.scrape();
            assertThat(dead(scrape, "user-events", "post")).isGreaterThanOrEqualTo(2);
            assertThat(dead(scrape, "topic-events", "recommendation")).isPositive();
            assertThat(dead(scrape, "post-events", "topic")).isGreaterThanOrEqualTo(2);
            assertThat(scrape.value("psyhealth_events_unknown_total", Map.of("topic", "post-events")))
                    .isPositive();
        });
    }

    private static double dead(Scrape scrape, String topic, String group) {
        return scrape.value("psyhealth_events_dead_open", Map.of("topic", topic, "group", group));
    }

    private static ProducerRecord<String, byte[]> record(String topic, String type, String payload) {
        var id = UUID.randomUUID().toString();
        var record = new ProducerRecord<>(topic, id, payload.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UuidV7.next().toString(),
                        "ce_source",
                        "/psyhealth/test",
                        "ce_type",
                        type,
                        "ce_subject",
                        id,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_aggregateversion",
                        "0")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private Api as(String token) {
        tokens.add(token);
        return new Api(path -> app.url(), token);
    }
}
