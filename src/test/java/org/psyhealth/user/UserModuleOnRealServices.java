package org.psyhealth.user;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.events.EventProperties;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.support.LocalContacts;
import org.psyhealth.support.MutableClock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole module, with a {@link RecordedEvents} where the platform's outbox would be. It carries no stereotype, so
 * that the application's component scan passes it by.
 */
@ComponentScan("org.psyhealth.user")
@EnableConfigurationProperties(EventProperties.class)
@Import({CloudEventsCodec.class, MergePatch.class, RecordedEvents.class, MutableClock.class})
@ImportAutoConfiguration({JacksonAutoConfiguration.class, ValidationAutoConfiguration.class})
public class UserModuleOnRealServices {

    @Bean
    static EventContracts eventContracts() {
        return EventContracts.onClasspath();
    }

    @Bean
    static ContactCipher contactCipher() {
        return LocalContacts.cipher();
    }

    @Bean
    static MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean(destroyMethod = "shutdownNow")
    static MongoServer mongoServer() {
        return new MongoServer(new MemoryBackend());
    }

    @Bean
    static MongoConnectionDetails mongoConnection(MongoServer server) {
        var connection =
                new ConnectionString("mongodb://localhost:" + server.bind().getPort());
        return () -> connection;
    }

    @Bean(destroyMethod = "close")
    static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
    }

    @Bean
    static DataSource dataSource(EmbeddedPostgres postgres) {
        return postgres.getPostgresDatabase();
    }

    @Bean
    static PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    static TransactionTemplate transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    static JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }
}
