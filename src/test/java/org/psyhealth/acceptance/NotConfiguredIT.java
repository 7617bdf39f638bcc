package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The application, started as by somebody who does not know yet what it needs. */
class NotConfiguredIT {

    @Test
    void without_configuration_it_says_what_is_missing_and_what_to_start_instead() throws Exception {
        assertThat(outputOf(Map.of()))
                .contains(
                        "PsyHealthApplication has no configuration. Missing: psyhealth.security.issuer, spring.datasource.url")
                .contains("./mvnw spring-boot:test-run");
    }

    @Test
    void another_mistake_has_its_own_message() throws Exception {
        assertThat(outputOf(Map.of("psyhealth.modules", "usr")))
                .contains("usr")
                .doesNotContain("PsyHealthApplication has no configuration");
    }

    private static String outputOf(Map<String, String> properties) throws Exception {
        try (var application = AppProcess.start(properties)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> !application.isAlive());
            return application.output();
        }
    }
}
