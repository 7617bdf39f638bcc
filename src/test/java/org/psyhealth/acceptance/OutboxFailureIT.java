package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.services.LocalStack;

/** Processes that die and a broker outage: nothing is lost, nothing is shown twice. */
class OutboxFailureIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final LocalStack services = LocalStack.onRandomPorts();
    private final ProjectionProbe rest = new ProjectionProbe(services.properties());
    private final List<AppProcess> processes = new ArrayList<>();
    private final String slug = "storm";
    private AppProcess app = start();
    private final Api author = TestCallers.member(path -> app.url(), UUID.randomUUID());
    private final Api follower = TestCallers.member(path -> app.url(), UUID.randomUUID());

    @BeforeEach
    void follow_a_topic() {
        author.get("/api/users/me").expect(200);
        follower.get("/api/users/me").expect(200);
        TestCallers.admin(path -> app.url())
                .post(
                        "/api/admin/topics",
                        "{\"slug\":\"storm\",\"title\":{\"en\":\"Storm\"},\"description\":{\"en\":\"Hard days\"}}")
                .expect(201);
        follower.put("/api/topics/" + slug + "/follow").expect(204);
        rest.awaitFollowers(slug, 1);
        publishOnce("the first");
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(told()).hasSize(1));
    }

    @AfterEach
    void stop() {
        processes.forEach(AppProcess::close);
        services.close();
    }

    @Test
    void a_process_killed_between_commit_and_send_loses_nothing_and_shows_nothing_twice() {
        services.kafka().stop();
        var posts = publish(20);
        assertThat(rest.openRows()).isGreaterThanOrEqualTo(20);
        app.kill();
        services.kafka().start();
        app = start();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(told()).containsAll(posts));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(rest.openRows()).isZero());
        assertThat(told()).hasSize(21).doesNotHaveDuplicates();
    }

    @Test
    void writes_go_on_while_the_broker_is_away_for_half_a_minute_and_arrive_afterwards() {
        services.kafka().stop();
        var back = Instant.now().plusSeconds(30);
        var posts = new ArrayList<String>();
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    posts.addAll(publish(1));
                    return Instant.now().isAfter(back);
                });
        services.kafka().start();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(told()).containsAll(posts));
        assertThat(told()).hasSize(posts.size() + 1).doesNotHaveDuplicates();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(rest.openRows()).isZero());
    }

    @Test
    void two_tasks_share_the_slots_and_the_survivor_takes_all_within_ten_seconds() {
        var second = start();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(slotsPerSession()).containsExactlyInAnyOrder(32L, 32L));
        app.kill();
        app = second;
        var killed = Instant.now();
        var posts = publish(20);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(rest.openRows()).isZero());
        assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(slotsPerSession()).containsExactly(64L);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(told()).containsAll(posts));
    }

    @Test
    void the_relay_clears_away_the_dead_rows_that_it_leaves() {
        rest.jdbc().sql("""
                insert into platform.outbox (slot, event_id, topic, key, headers, payload)
                select 0, gen_random_uuid(), 'topic-events', 'k', '{"ce_type":"org.psyhealth.topic.praised.v1"}', '{}'
                from generate_series(1, 2500)""").update();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(rest.openRows()).isZero());
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(vacuums()).isPositive());
    }

    private AppProcess start() {
        var process = AppProcess.start(TestCallers.properties(services.properties()));
        processes.add(process);
        return process.awaitReady();
    }

    private List<String> publish(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> publishOnce("post " + number))
                .toList();
    }

    private String publishOnce(String title) {
        var body = "{\"title\":\"%s\",\"body\":\"text\",\"topics\":[\"%s\"],\"publish\":true}".formatted(title, slug);
        return await().atMost(TIMEOUT)
                .until(() -> author.post("/api/posts", body), reply -> reply.status() == 201)
                .json()
                .path("id")
                .asString();
    }

    /** The posts that the follower was notified of. */
    private List<String> told() {
        var items =
                follower.get("/api/notifications?limit=100").expect(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("kind").asString().equals("NEW_POST"))
                .map(item -> item.path("target").path("id").asString())
                .toList();
    }

    /** How often the outbox was vacuumed manually, not by autovacuum. */
    private long vacuums() {
        return rest.jdbc()
                .sql(
                        "select vacuum_count from pg_stat_user_tables where schemaname = 'platform' and relname = 'outbox'")
                .query(Long.class)
                .single();
    }

    private List<Long> slotsPerSession() {
        return rest.jdbc()
                .sql("select count(*) from platform.slot_lease where relay is not null group by relay")
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
