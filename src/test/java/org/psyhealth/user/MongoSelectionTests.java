package org.psyhealth.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.internal.MongoClientImpl;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

/** The application excludes MongoDB's auto-configuration; the module brings it back, for itself only. */
class MongoSelectionTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withPropertyValues(
                    "management.otlp.metrics.export.enabled=false",
                    "spring.autoconfigure.exclude="
                            + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                            + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                            + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration,"
                            + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration,"
                            + "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration,"
                            + "org.springframework.modulith.actuator.autoconfigure.ApplicationModulesEndpointConfiguration");

    @Test
    void a_process_with_the_module_has_a_client_with_health_and_metrics() {
        application
                .withUserConfiguration(Application.class, UserDatabase.class, LocalConnection.class)
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(MongoClient.class);
                    assertThat(context).hasBean("mongoHealthContributor").hasBean("mongoMetricsCommandListener");
                });
    }

    @Test
    void a_process_without_the_module_has_none_and_starts() {
        application
                .withUserConfiguration(Application.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(MongoClient.class)
                        .doesNotHaveBean("mongoHealthContributor"));
    }

    @Test
    void writes_and_reads_ask_for_a_majority_and_the_database_is_user() {
        application
                .withUserConfiguration(Application.class, UserDatabase.class, LocalConnection.class)
                .run(context -> {
                    var settings = context.getBean(MongoClientImpl.class).getSettings();
                    assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY);
                    assertThat(settings.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
                    assertThat(settings.getRetryWrites()).isTrue();
                    var users = context.getBean("users", MongoCollection.class);
                    assertThat(users.getNamespace().getFullName()).isEqualTo("user.users");
                });
    }

    @Test
    void the_connection_string_has_the_last_word() {
        application
                .withUserConfiguration(Application.class, UserDatabase.class)
                .withPropertyValues("spring.mongodb.uri=mongodb://localhost:1/members?retryWrites=false")
                .run(context -> {
                    var client = context.getBean(MongoClientImpl.class);
                    assertThat(client.getSettings().getRetryWrites()).isFalse();
                    var users = context.getBean("users", MongoCollection.class);
                    assertThat(users.getNamespace().getFullName()).isEqualTo("members.users");
                });
    }

    @EnableAutoConfiguration(exclude = MongoAutoConfiguration.class)
    static class Application {}

    static class LocalConnection {

        @Bean
        static MongoConnectionDetails connection() {
            var connection = new ConnectionString("mongodb://localhost:1");
            return () -> connection;
        }
    }
}
