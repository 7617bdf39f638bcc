package org.psyhealth.platform.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class IdempotencyPropertiesTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @Test
    void a_reply_can_be_replayed_for_a_day() {
        application.run(context -> assertThat(
                        context.getBean(IdempotencyProperties.class).retention())
                .isEqualTo(Duration.ofHours(24)));
    }

    @EnableConfigurationProperties(IdempotencyProperties.class)
    static class Properties {}
}
