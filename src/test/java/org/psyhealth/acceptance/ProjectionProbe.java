package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Reads the state of projections from the databases. There is no order between topics, so a test that follows a topic
 * and then publishes has to wait in between.
 */
final class ProjectionProbe {

    private final Map<String, String> services;

    ProjectionProbe(Map<String, String> services) {
        this.services = services;
    }

    /** Waits until every consuming module knows the topic, so that posts can name it, and its followers. */
    void awaitFollowers(String slug, int count) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    assertThat(followers("notification", slug)).isEqualTo(count);
                    assertThat(followers("recommendation", slug)).isEqualTo(count);
                    assertThat(isKnownToPosts(slug)).isTrue();
                });
    }

    private boolean isKnownToPosts(String slug) {
        return jdbc().sql("select exists (select from post.topic_ref where slug = ?)")
                .param(slug)
                .query(Boolean.class)
                .single();
    }

    private int followers(String module, String slug) {
        return jdbc().sql(
                        "select count(*) from %s.follow where until is null and topic_id = (select id from topic.topic where slug = ?)"
                                .formatted(module))
                .param(slug)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /** The number of events waiting in the outbox. */
    long openRows() {
        return jdbc().sql("select count(*) from platform.outbox where parked_at is null")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(
                property("spring.datasource.url"),
                property("spring.datasource.username"),
                property("spring.datasource.password")));
    }

    private String property(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }
}
