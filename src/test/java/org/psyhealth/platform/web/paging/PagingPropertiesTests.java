package org.psyhealth.platform.web.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class PagingPropertiesTests {

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

    @EnableConfigurationProperties(PagingProperties.class)
    static class Properties {}
}
