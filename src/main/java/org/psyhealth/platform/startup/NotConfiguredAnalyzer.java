package org.psyhealth.platform.startup;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.validation.FieldError;

/**
 * Says what to do when the application was started without any configuration, as an IDE does, instead of what happened
 * to fail first.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class NotConfiguredAnalyzer implements FailureAnalyzer {

    private static final List<String> TELLING = List.of("psyhealth.security.issuer", "spring.datasource.url");
    private static final List<String> WITHOUT_DEFAULT = Stream.concat(
                    TELLING.stream(),
                    Stream.of(
                            "spring.datasource.username",
                            "spring.datasource.password",
                            "spring.kafka.bootstrap-servers",
                            "spring.mongodb.uri",
                            "psyhealth.contact.active-key",
                            "psyhealth.storage.bucket",
                            "psyhealth.web.cursor-secret"))
            .toList();

    private final Environment environment;

    NotConfiguredAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        if (TELLING.stream().anyMatch(environment::containsProperty) || !isAboutConfiguration(failure)) {
            return null;
        }
        var missing = WITHOUT_DEFAULT.stream()
                .filter(property -> !environment.containsProperty(property))
                .collect(Collectors.joining(", "));
        return new NotConfigured(
                "PsyHealthApplication has no configuration. Missing: " + missing + ".",
                "On a developer's machine start everything it needs with ./mvnw spring-boot:test-run, or run"
                        + " org.psyhealth.PsyHealthLocal (in src/test/java) in the IDE. Elsewhere see"
                        + " docs/configuration.md.",
                failure);
    }

    /** What fails first without any configuration. Anything else has a message of its own. */
    private static boolean isAboutConfiguration(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause ->
                        cause.getClass().getName().endsWith(".DataSourceProperties$DataSourceBeanCreationException")
                                || cause instanceof BindValidationException invalid && isAboutTheIssuer(invalid));
    }

    private static boolean isAboutTheIssuer(BindValidationException invalid) {
        return invalid.getValidationErrors().getAllErrors().stream()
                .anyMatch(error ->
                        error instanceof FieldError field && field.getField().equals("issuer"));
    }

    /** This failure, so that {@link PlainReporter} can tell it from others. */
    static final class NotConfigured extends FailureAnalysis {

        NotConfigured(String description, String action, Throwable cause) {
            super(description, action, cause);
        }
    }
}
