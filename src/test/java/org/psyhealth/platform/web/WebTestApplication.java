package org.psyhealth.platform.web;

import java.util.ArrayList;
import java.util.List;
import org.psyhealth.platform.security.TestIssuer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The web and security packages as the application runs them, on a real server, without a database or a broker. It is
 * no {@code @Configuration}, so that no component scan of the application finds it.
 */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration",
            "org.springframework.modulith.actuator.autoconfigure.ApplicationModulesEndpointConfiguration"
        })
@ComponentScan(
        basePackages = {
            "org.psyhealth.platform.web",
            "org.psyhealth.platform.openapi",
            "org.psyhealth.platform.security"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(Idempotency|StoredReplies|StoredRepliesCleanup)"))
public class WebTestApplication {

    /** A running one that trusts the issuer. */
    public static Running start(TestIssuer issuer, String... properties) {
        var arguments = new ArrayList<String>(List.of(
                "--spring.profiles.active=web-test",
                "--server.port=0",
                "--management.server.port=0",
                "--logging.structured.format.console=",
                "--spring.main.banner-mode=off",
                "--management.health.mail.enabled=false",
                "--management.otlp.metrics.export.enabled=false",
                "--psyhealth.web.cursor-secret=a secret that is long enough for the tests",
                "--psyhealth.security.issuer=" + issuer.issuer()));
        for (var property : properties) {
            arguments.add("--" + property);
        }
        var context = new SpringApplication(WebTestApplication.class).run(arguments.toArray(String[]::new));
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return new Running(context, new Http("http://localhost:" + port));
    }

    /** The application, and a client for it. */
    public record Running(ConfigurableApplicationContext context, Http http) implements AutoCloseable {

        /** A client for its management port. */
        public Http management() {
            return new Http("http://localhost:" + context.getEnvironment().getProperty("local.management.port"));
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /** The one that tests share which change nothing in it. */
    public static final class Shared {

        public static final Running APPLICATION = start(
                TestIssuer.shared(),
                "psyhealth.web.rate-limit.writes.per-minute=100000",
                "psyhealth.web.rate-limit.writes.burst=100000",
                "psyhealth.web.rate-limit.reads.per-minute=100000",
                "psyhealth.web.rate-limit.reads.burst=100000");
    }
}
