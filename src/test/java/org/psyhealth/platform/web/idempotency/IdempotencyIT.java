package org.psyhealth.platform.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

class IdempotencyIT {

    private static @Nullable EmbeddedPostgres postgres;

    private final DataSource database = server().getPostgresDatabase();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final StoredReplies replies = new StoredReplies(jdbc, JsonMapper.shared());
    private final Idempotency idempotency = new Idempotency(replies, new JdbcTransactionManager(database));
    private final UUID caller = UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        Flyway.configure()
                .dataSource(server().getPostgresDatabase())
                .locations("classpath:platform/migration")
                .schemas("platform")
                .load()
                .migrate();
        JdbcClient.create(server().getPostgresDatabase())
                .sql("create table effect (name text not null)")
                .update();
    }

    @AfterAll
    static void stop() throws IOException {
        server().close();
    }

    @BeforeEach
    void clear() {
        jdbc.sql("truncate effect, platform.idempotent_reply").update();
    }

    @Test
    void the_same_request_again_gets_the_same_reply_and_has_no_second_effect() {
        var first = idempotency.once(key("k", 1), creating("a"));
        var second = idempotency.once(key("k", 1), creating("b"));

        assertThat(effects()).isEqualTo(1);
        assertThat(second.getStatusCode().value()).isEqualTo(201);
        assertThat(second.getBody())
                .isEqualTo(first.getBody())
                .isEqualTo("{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(second.getHeaders().getFirst(HttpHeaders.LOCATION)).isEqualTo("/api/things/a");
        assertThat(second.getHeaders().getETag()).isEqualTo("\"0\"");
        assertThat(second.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(first.getHeaders().getFirst("Idempotency-Replayed")).isNull();
        assertThat(second.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_key_used_for_another_body_is_refused() {
        idempotency.once(key("k", 1), creating("a"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> idempotency.once(key("k", 2), creating("b")))
                .matches(e -> e.getStatusCode().value() == 422);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void of_two_concurrent_identical_requests_one_runs_and_the_other_is_told_so() {
        var running = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> idempotency.once(key("k", 1), () -> {
            running.countDown();
            await(mayEnd);
            return create("a");
        }));
        await(running);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> idempotency.once(key("k", 1), creating("b")))
                .matches(e -> String.valueOf(e.getBody().getType()).endsWith("/request-in-progress"));
        idempotency.once(key("other", 1), creating("c"));
        mayEnd.countDown();

        assertThat(first.join().getStatusCode().value()).isEqualTo(201);
        assertThat(idempotency.once(key("k", 1), creating("d")).getBody())
                .isEqualTo("{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void another_caller_may_use_the_same_key() {
        idempotency.once(key("k", 1), creating("a"));
        idempotency.once(new IdempotencyKey(UUID.randomUUID(), "k", new byte[] {1}), creating("b"));

        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void a_failure_leaves_nothing_behind_and_the_key_free() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> idempotency.once(key("k", 1), () -> {
                    create("a");
                    throw Problems.notFound("The topic");
                }));
        idempotency.once(key("k", 1), () -> {
            create("b");
            return ResponseEntity.badRequest().build();
        });
        assertThat(effects()).isZero();

        idempotency.once(key("k", 1), creating("c"));
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void a_request_without_a_key_simply_runs() {
        var none = new IdempotencyKey(caller, null, new byte[0]);
        idempotency.once(none, creating("a"));
        idempotency.once(none, creating("b"));

        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void old_replies_are_forgotten_in_batches() {
        idempotency.once(key("new", 1), creating("a"));
        for (int i = 0; i < 3; i++) {
            idempotency.once(key("old" + i, 1), creating("b"));
        }
        jdbc.sql("update platform.idempotent_reply set created_at = now() - interval '25 hours' where key like 'old%'")
                .update();

        assertThat(replies.deleteOlderThan(Duration.ofHours(24), 2)).isEqualTo(2);
        assertThat(replies.deleteOlderThan(Duration.ofHours(24), 2)).isEqualTo(1);
        assertThat(replies.deleteOlderThan(Duration.ofHours(24), 2)).isZero();
        assertThat(replies.find(caller, "new")).isPresent();
    }

    private Supplier<ResponseEntity<?>> creating(String name) {
        return () -> create(name);
    }

    private ResponseEntity<?> create(String name) {
        jdbc.sql("insert into effect (name) values (?)").param(name).update();
        return ResponseEntity.created(URI.create("/api/things/" + name))
                .eTag("\"0\"")
                .body(Map.of("name", name));
    }

    private IdempotencyKey key(String value, int body) {
        return new IdempotencyKey(caller, value, new byte[] {(byte) body});
    }

    private long effects() {
        return jdbc.sql("select count(*) from effect").query(Long.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres server() {
        return Objects.requireNonNull(postgres);
    }
}
