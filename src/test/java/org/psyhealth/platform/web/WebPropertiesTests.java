package org.psyhealth.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class WebPropertiesTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @Test
    void without_a_secret_for_cursors_nothing_starts() {
        application.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessageContaining("cursorSecret")
                .hasMessageContaining("at least 32 characters"));
        application
                .withPropertyValues("psyhealth.web.cursor-secret=short")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("cursorSecret"));
    }

    @Test
    void the_rest_has_sensible_defaults() {
        application
                .withPropertyValues("psyhealth.web.cursor-secret=" + "x".repeat(32))
                .run(context -> {
                    var properties = context.getBean(WebProperties.class);
                    assertThat(properties.idempotencyRetention()).isEqualTo(Duration.ofHours(24));
                    assertThat(properties.rateLimit().reads().perMinute()).isEqualTo(1200);
                    assertThat(properties.rateLimit().writes().burst()).isEqualTo(60);
                });
    }

    @EnableConfigurationProperties(WebProperties.class)
    static class Properties {}
}
