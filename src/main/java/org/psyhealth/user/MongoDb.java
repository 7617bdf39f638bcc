package org.psyhealth.user;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import org.bson.UuidRepresentation;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotationMetadata;

/** The MongoDB client, which exists only in a process that runs this module. */
@Configuration(proxyBeanMethods = false)
@Import(MongoDb.Client.class)
class MongoDb {

    /**
     * Our defaults, set before Spring Boot applies the connection string, which may override them: Amazon DocumentDB
     * needs {@code retryWrites=false}.
     */
    @Bean
    @Order(-1)
    static MongoClientSettingsBuilderCustomizer safeAndBounded() {
        return settings -> settings.applicationName("psyhealth")
                .writeConcern(WriteConcern.MAJORITY)
                .readConcern(ReadConcern.MAJORITY)
                .retryWrites(true)
                .retryReads(true)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, SECONDS).readTimeout(5, SECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxSize(50).maxWaitTime(2, SECONDS).maxConnectionIdleTime(60, SECONDS));
    }

    /** The representation of ids must not be configurable, so this is applied after the connection string. */
    @Bean
    @Order(1)
    static MongoClientSettingsBuilderCustomizer standardUuids() {
        return settings -> settings.uuidRepresentation(UuidRepresentation.STANDARD);
    }

    /**
     * Re-enables Spring Boot's own client configuration, which the application excludes.
     * {@code @ImportAutoConfiguration} would not: an exclusion applies to every auto-configuration import of the
     * context. Deferred, so that it sees the connection details that any other configuration declares, and ahead of the
     * auto-configurations, so that health and metrics see the client.
     */
    static class Client implements DeferredImportSelector, Ordered {

        @Override
        public String[] selectImports(AnnotationMetadata importingClass) {
            return new String[] {MongoAutoConfiguration.class.getName()};
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
