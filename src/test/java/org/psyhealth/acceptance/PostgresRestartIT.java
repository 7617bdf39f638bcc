package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.psyhealth.services.LocalPostgres.Stop;
import org.psyhealth.services.LocalStack;
import org.psyhealth.support.Acknowledged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL restarts under load, planned and after a crash: callers are asked to retry, and nothing is lost. */
class PostgresRestartIT {

    private static final Logger log = LoggerFactory.getLogger(PostgresRestartIT.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String TOPIC = "restart";

    private final Set<String> posts = ConcurrentHashMap.newKeySet();
    private final Set<String> drafts = ConcurrentHashMap.newKeySet();
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private final Set<String> reactions = ConcurrentHashMap.newKeySet();
    private final Set<UUID> people = ConcurrentHashMap.newKeySet();

    @Test
    void every_caller_is_asked_to_come_back_and_every_acknowledged_write_is_there() throws Exception {
        try (var services = LocalStack.onRandomPorts();
                var app = AppProcess.start(TestCallers.properties(services.properties()))) {
            app.awaitReady();
            var follower = member(app, UUID.randomUUID());
            var author = member(app, UUID.randomUUID());
            follower.get("/api/users/me").expect(200);
            admin(app).post("/api/admin/topics", topic(TOPIC)).expect(201);
            follower.put("/api/topics/" + TOPIC + "/follow").expect(204);
            new ProjectionProbe(services.properties()).awaitFollowers(TOPIC, 1);

            var poison = UUID.randomUUID();
            var load = new Load();
            try (load) {
                start(load, app, author, follower);
                for (var mode : List.of(Stop.FAST, Stop.IMMEDIATE)) {
                    awaitProgress(load);
                    services.postgres().stop(mode);
                    services.postgres().start();
                    awaitProgress(load);
                    services.postgres().stop(mode);
                    send(poison, services.kafka().bootstrapServers());
                    var refused = load.count(503);
                    await().atMost(TIMEOUT).until(() -> load.count(503) >= refused + 20);
                    services.postgres().start();
                }
                awaitProgress(load);
            }

            log.info("{}", load.summary());
            assertThat(load.failures()).isEmpty();
            await().atMost(TIMEOUT)
                    .untilAsserted(() ->
                            assertThat(lettersOf("user-events.post.dlt", app)).contains(poison.toString()));
            assertThat(deadLetters(app)).containsOnly(poison.toString());
            assertThat(admin(app).get("/api/admin/outbox").json().path("parked").asInt())
                    .isZero();
            assertEverythingIsThere(author, follower);
            assertThat(app.output().lines())
                    .as("an outage is one line in the log")
                    .noneMatch(line -> line.contains("\"logger\":\"org.psyhealth") && line.contains("\"stack_trace\""));
        }
    }

    private void start(Load load, AppProcess app, Api author, Api follower) {
        load.run(number -> publish(load, author, number));
        load.run(number -> draft(load, author, number));
        load.run(number -> react(load, follower));
        load.run(number -> createTopic(load, admin(app), number));
        load.run(number -> signUp(load, app));
        load.run(number -> follow(load, member(app, UUID.randomUUID())));
        load.run(number -> readInbox(load, follower));
        load.run(number -> {
            load.note(author.get("/api/posts?topic=" + TOPIC));
            load.note(author.get("/api/topics"));
            load.note(author.get("/api/recommended/posts"));
            load.note(author.get("/api/posts/drafts"));
        });
        load.run(number -> load.note(admin(app).get("/api/admin/outbox")));
    }

    /** Repeats the request with its key until it gets a final answer. */
    private void publish(Load load, Api author, int number) {
        var body = "{\"title\":\"post %d\",\"body\":\"text\",\"topics\":[\"%s\"],\"publish\":true}"
                .formatted(number, TOPIC);
        var key = UUID.randomUUID().toString();
        Api.Reply reply;
        do {
            reply = load.note(author.post("/api/posts", body, "Idempotency-Key", key));
        } while (reply.status() == 503 || reply.status() == 409);
        if (reply.status() == 201) {
            posts.add(reply.json().path("id").asString());
        }
    }

    private void draft(Load load, Api author, int number) {
        var body = "{\"title\":\"draft %d\",\"body\":\"text\",\"topics\":[\"%s\"]}".formatted(number, TOPIC);
        var reply = load.note(author.post("/api/posts", body));
        if (reply.status() == 201) {
            drafts.add("/api/posts/" + reply.json().path("id").asString());
        }
    }

    private void react(Load load, Api reader) {
        for (var post : posts) {
            if (!reactions.contains(post)) {
                var reply = load.note(reader.put("/api/posts/%s/reactions/thanks".formatted(post)));
                if (reply.status() == 204) {
                    reactions.add(post);
                }
                return;
            }
        }
        load.note(reader.get("/api/topics/" + TOPIC));
    }

    private void createTopic(Load load, Api admin, int number) {
        var slug = "restart-" + number;
        if (load.note(admin.post("/api/admin/topics", topic(slug))).status() == 201) {
            topics.add("/api/topics/" + slug);
        }
    }

    private void signUp(Load load, AppProcess app) {
        var id = UUID.randomUUID();
        var person = member(app, id);
        var reply = load.note(person.get("/api/users/me"));
        if (reply.status() == 200) {
            people.add(id);
            load.note(person.patch("/api/users/me", "{\"bio\":\"hello\"}", "If-Match", reply.header("ETag")));
        }
    }

    private void follow(Load load, Api person) {
        load.note(person.put("/api/topics/" + TOPIC + "/follow"));
        load.note(person.delete("/api/topics/" + TOPIC + "/follow"));
    }

    private void readInbox(Load load, Api follower) {
        var reply = load.note(follower.get("/api/notifications"));
        load.note(follower.get("/api/notifications/unread-count"));
        if (reply.status() == 200) {
            var newest = reply.json().path("items").path(0).path("id").asString("");
            if (!newest.isEmpty()) {
                load.note(follower.post("/api/notifications/" + newest + "/read", null));
            }
        }
    }

    private void assertEverythingIsThere(Api author, Api follower) {
        drafts.forEach(draft -> author.get(draft).expect(200));
        posts.forEach(post -> follower.get("/api/posts/" + post).expect(200));
        reactions.forEach(post -> assertThat(follower.get("/api/posts/" + post)
                        .json()
                        .path("myReactions")
                        .path(0)
                        .asString())
                .isEqualTo("thanks"));
        topics.forEach(topic -> follower.get(topic).expect(200));
        people.forEach(person -> follower.get("/api/users/" + person).expect(200));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(told(follower)).containsAll(posts));
        assertThat(told(follower)).doesNotHaveDuplicates();
    }

    private void awaitProgress(Load load) {
        var postsBefore = posts.size();
        var peopleBefore = people.size();
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(posts.size() > postsBefore + 5 && people.size() > peopleBefore)
                        .as("writes succeed again: %s", load.summary())
                        .isTrue());
    }

    private List<String> told(Api follower) {
        var told = new ArrayList<String>();
        var page = "/api/notifications?limit=100";
        while (!page.isEmpty()) {
            var reply = follower.get(page).expect(200).json();
            reply.path("items")
                    .valueStream()
                    .filter(item -> item.path("kind").asString().equals("NEW_POST"))
                    .forEach(item -> told.add(item.path("target").path("id").asString()));
            var next = reply.path("next").asString("");
            page = next.isEmpty() ? "" : "/api/notifications?limit=100&cursor=" + next;
        }
        return told;
    }

    /** The ids of all dead-lettered events. */
    private static List<String> deadLetters(AppProcess app) {
        return admin(app)
                .get("/api/admin/dead-letters")
                .expect(200)
                .json()
                .valueStream()
                .flatMap(letters -> lettersOf(letters.path("name").asString(), app).stream())
                .toList();
    }

    private static List<String> lettersOf(String topic, AppProcess app) {
        return admin(app)
                .get("/api/admin/dead-letters/" + topic + "?limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(letter -> letter.path("eventId").asString())
                .toList();
    }

    /** A record that the database always rejects: its name is too long for the column. */
    private static void send(UUID eventId, String servers) {
        var payload =
                "{\"profile\":{\"displayName\":\"%s\",\"role\":\"MEMBER\",\"locale\":\"en\",\"timeZone\":\"UTC\"}}"
                        .formatted("x".repeat(10_000));
        var record = new ProducerRecord<>("user-events", eventId.toString(), payload.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", eventId.toString(),
                        "ce_source", "/psyhealth/test",
                        "ce_type", "org.psyhealth.user.registered.v1",
                        "ce_subject", eventId.toString(),
                        "ce_time", Instant.now().toString(),
                        "ce_aggregateversion", "0")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Acknowledged.send(producer, record);
        }
    }

    private static String topic(String slug) {
        return "{\"slug\":\"%s\",\"title\":{\"en\":\"Restart\"},\"description\":{\"en\":\"d\"}}".formatted(slug);
    }

    private static Api member(AppProcess app, UUID id) {
        return TestCallers.member(path -> app.url(), id);
    }

    private static Api admin(AppProcess app) {
        return TestCallers.admin(path -> app.url());
    }
}
