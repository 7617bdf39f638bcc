package org.psyhealth.topic.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.topic.events.TopicCreated;
import org.springframework.test.util.ReflectionTestUtils;

class TopicTests {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void tells_that_it_was_created() {
        var topic = Topic.create("sleep", "Sleep", "Nights", NOW);

        assertThat(ReflectionTestUtils.<Iterable<?>>invokeMethod(topic, "domainEvents"))
                .singleElement()
                .isInstanceOfSatisfying(TopicCreated.class, created -> {
                    assertThat(created.topicId()).isEqualTo(topic.id());
                    assertThat(created.meta().aggregateVersion()).isZero();
                    assertThat(created.slug()).isEqualTo("sleep");
                    assertThat(created.name()).isEqualTo("Sleep");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep", "a", "panic-attacks", "covid-19", "1"})
    void accepts_slugs(String slug) {
        assertThat(valid(slug)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sleep", "-a", "a-", "a--b", "a b", "giấc-ngủ", "a\n", "a/b"})
    void refuses_what_is_no_slug(String slug) {
        assertThat(valid(slug)).isFalse();
    }

    @Test
    void refuses_a_huge_slug_without_exhausting_the_stack() {
        assertThat(valid("a-".repeat(500_000) + "a")).isFalse();
    }

    private static boolean valid(String slug) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator()
                    .validate(new NewTopic(slug, "Name", null))
                    .isEmpty();
        }
    }
}
