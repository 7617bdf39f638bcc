package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.psyhealth.services.LocalStack;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A module that is not selected has no effect: no schema, no consumer, no topic of its own, no connection. */
class SelectionIT {

    @Test
    void a_process_touches_only_what_its_modules_own() throws Exception {
        try (var services = LocalStack.onRandomPorts()) {
            var properties = new HashMap<>(TestCallers.properties(services.properties()));
            properties.put("psyhealth.modules", "topic");
            properties.put("spring.mongodb.uri", "mongodb://localhost:1/nobody-listens-here");
            try (var app = AppProcess.start(properties).awaitReady()) {
                var admin = TestCallers.admin(path -> app.url());
                admin.post(
                                "/api/admin/topics",
                                "{\"slug\":\"alone\",\"title\":{\"en\":\"Alone\"},\"description\":{\"en\":\"d\"}}")
                        .expect(201);
                TestCallers.member(path -> app.url(), UUID.randomUUID())
                        .put("/api/topics/alone/follow")
                        .expect(204);
                admin.get("/api/posts").expect(404);
                assertThat(admin.get("/problems/unknown-topic")
                                .expect(200)
                                .json()
                                .path("status")
                                .asInt())
                        .as("a problem type of another module, read from the packaged files")
                        .isEqualTo(422);
                assertThat(schemas(services.properties())).containsExactlyInAnyOrder("platform", "topic");
                try (var kafka = AdminClient.create(Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        services.kafka().bootstrapServers()))) {
                    await().atMost(30, TimeUnit.SECONDS)
                            .untilAsserted(
                                    () -> assertThat(kafka.listGroups().all().get(10, TimeUnit.SECONDS))
                                            .extracting(group -> group.groupId())
                                            .containsExactlyInAnyOrder("platform", "topic"));
                    assertThat(kafka.listTopics().names().get(10, TimeUnit.SECONDS))
                            .as(
                                    "every event topic, as any process may send any row, but no other module's letters than the platform's")
                            .contains("topic-events", "post-events", "user-events", "identity-events")
                            .filteredOn(name -> name.endsWith(".dlt"))
                            .containsExactlyInAnyOrder("access-events.platform.dlt", "post-events.topic.dlt");
                }
            }
        }
    }

    private static List<String> schemas(Map<String, String> properties) {
        return JdbcClient.create(new DriverManagerDataSource(
                        Objects.requireNonNull(properties.get("spring.datasource.url")),
                        Objects.requireNonNull(properties.get("spring.datasource.username")),
                        Objects.requireNonNull(properties.get("spring.datasource.password"))))
                .sql("select schemaname from pg_tables where tablename = 'flyway_schema_history'")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
