package org.psyhealth.services;

import static org.psyhealth.services.SharedServices.property;

import com.mongodb.ConnectionString;
import java.util.List;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.support.DynamicPropertyRegistrarBeanInitializer;

/** Connects a Spring context to the services of this JVM. For Keycloak see {@link LocalIdentity}. */
@TestConfiguration(proxyBeanMethods = false)
public class LocalServices {

    LocalServices() {
        SharedServices.outliveSpring();
    }

    @Bean
    JdbcConnectionDetails localPostgres() {
        return new Jdbc();
    }

    @Bean
    KafkaConnectionDetails localKafka() {
        return () -> List.of(property("spring.kafka.bootstrap-servers"));
    }

    @Bean
    MongoConnectionDetails localMongo() {
        return () -> new ConnectionString(property("spring.mongodb.uri"));
    }

    /** Properties without connection details in Spring Boot. */
    @Bean
    DynamicPropertyRegistrar localProperties() {
        return registry -> SharedServices.properties().keySet().stream()
                .filter(name -> name.startsWith("spring.mail.") || name.startsWith("psyhealth."))
                .forEach(name -> registry.add(name, () -> property(name)));
    }

    /** Outside of tests nothing else calls the registrars. */
    @Bean
    static DynamicPropertyRegistrarBeanInitializer localPropertyInitializer() {
        return new DynamicPropertyRegistrarBeanInitializer();
    }

    private record Jdbc() implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return property("spring.datasource.url");
        }

        @Override
        public String getUsername() {
            return property("spring.datasource.username");
        }

        @Override
        public String getPassword() {
            return property("spring.datasource.password");
        }
    }
}
