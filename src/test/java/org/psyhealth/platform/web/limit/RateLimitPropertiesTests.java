package org.psyhealth.platform.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class RateLimitPropertiesTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @Test
    void the_limits_have_sensible_defaults() {
        application.run(context -> {
            var limits = context.getBean(RateLimitProperties.class);
            assertThat(limits.reads().perMinute()).isEqualTo(1200);
            assertThat(limits.writes().burst()).isEqualTo(60);
        });
    }

    @EnableConfigurationProperties(RateLimitProperties.class)
    static class Properties {}
}
