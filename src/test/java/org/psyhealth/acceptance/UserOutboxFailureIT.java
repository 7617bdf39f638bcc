package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psyhealth.services.LocalStack;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A process is killed at each step of the user document's outbox: the profile and its event both exist, exactly once.
 */
class UserOutboxFailureIT {

    /** Of its own: the applications that other tests keep running would register the person and relay the event too. */
    private static final LocalStack SERVICES = LocalStack.onRandomPorts();

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final UUID userId = UUID.randomUUID();
    private final List<AppProcess> processes = new ArrayList<>();
    private final TcpProxy mongo = new TcpProxy(mongoPort());

    UserOutboxFailureIT() throws IOException {}

    @AfterAll
    static void stopServices() {
        SERVICES.close();
    }

    @AfterEach
    void stop() throws IOException {
        mongo.close();
        processes.forEach(AppProcess::close);
    }

    /**
     * The steps of a first sign-in: the document with its pending event is written (its {@code memberSince} is seen
     * first), the event goes to PostgreSQL, and it is removed from the document ({@code $unset}). The process is killed
     * before the database gets the request, and after it but before the response.
     */
    @ParameterizedTest(name = "killed at {0}, request delivered: {1}")
    @CsvSource({"memberSince, false", "memberSince, true", "$unset, false", "$unset, true"})
    void killed_at_a_step_the_welcome_comes_exactly_once(String step, boolean delivered) throws Exception {
        var app = start();
        mongo.holdAt(step, delivered);
        var call = signInAsync(app);
        mongo.awaitHeld();
        app.kill();
        assertThat(call).isNotNull();
        mongo.letGo();
        var again = start();
        var member = TestCallers.member(path -> again.url(), userId);
        if (step.equals("memberSince")) {
            member.get("/api/users/me").expect(200);
        }
        awaitOneWelcome(member);
    }

    @Test
    void killed_between_the_document_and_the_outbox_the_welcome_comes_exactly_once() throws Exception {
        var app = start();
        try (var connection = dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table platform.outbox in access exclusive mode");
                var call = signInAsync(app);
                await().atMost(TIMEOUT).until(this::someoneWaitsForTheOutbox);
                app.kill();
                assertThat(call).isNotNull();
            }
            connection.rollback();
        }
        var again = start();
        awaitOneWelcome(TestCallers.member(path -> again.url(), userId));
    }

    private CompletableFuture<Void> signInAsync(AppProcess app) {
        return CompletableFuture.runAsync(
                () -> TestCallers.member(path -> app.url(), userId).get("/api/users/me"),
                task -> Thread.ofVirtual().start(task));
    }

    private void awaitOneWelcome(Api member) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(member.get("/api/notifications")
                                .expect(200)
                                .json()
                                .path("items"))
                        .hasSize(1));
        assertThat(member.get("/api/users/me").expect(200).header("ETag")).startsWith("\"0-");
        await().during(Duration.ofSeconds(4))
                .atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(member.get("/api/notifications").json().path("items"))
                                .hasSize(1));
    }

    private boolean someoneWaitsForTheOutbox() {
        return JdbcClient.create(dataSource())
                .sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and query like 'insert into platform.outbox%')")
                .query(Boolean.class)
                .single();
    }

    private AppProcess start() {
        var properties = new HashMap<>(TestCallers.properties(SERVICES.properties()));
        properties.put(
                "spring.mongodb.uri", property("spring.mongodb.uri").replace(":" + mongoPort(), ":" + mongo.port()));
        properties.put("psyhealth.modules", "user,notification");
        var process = AppProcess.start(properties);
        processes.add(process);
        return process.awaitReady();
    }

    private static int mongoPort() {
        return Integer.parseInt(property("spring.mongodb.uri").replaceAll(".*:(\\d+).*", "$1"));
    }

    private static DriverManagerDataSource dataSource() {
        return new DriverManagerDataSource(
                property("spring.datasource.url"),
                property("spring.datasource.username"),
                property("spring.datasource.password"));
    }

    private static String property(String name) {
        return Objects.requireNonNull(SERVICES.properties().get(name));
    }
}
