package org.psyhealth.support;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.platform.delivery.LocalDelivery;
import org.psyhealth.platform.delivery.SignedUrls;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.events.EventProperties;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.input.MergePatch;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The beans of one module on its own database, without a broker: tests pass events to its listeners and inspect what it
 * published. Beans are created lazily, so a module without JPA or MongoDB starts neither. Scheduled jobs do not run
 * unless a test enables them.
 */
public final class ModuleContext implements AutoCloseable {

    private final String module;
    private final ConfigurableApplicationContext context;
    private final Listeners listeners;

    private ModuleContext(
            String module, Map<String, Object> properties, Consumer<GenericApplicationContext> customizer) {
        this.module = module;
        var application = new SpringApplication(Services.class);
        application.setSources(Set.of("org.psyhealth." + module));
        application.setBeanNameGenerator(new FullyQualifiedAnnotationBeanNameGenerator());
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLazyInitialization(true);
        application.setAllowBeanDefinitionOverriding(true);
        application.setLogStartupInfo(false);
        application.addInitializers(initialized -> {
            var registry = (GenericApplicationContext) initialized;
            initialized.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
            AutoConfigurationPackages.register(registry, "org.psyhealth." + module);
            registry.registerBean(ModuleDatabase.class, () -> ModuleDatabase.of(module));
            customizer.accept(registry);
        });
        this.context = application.run();
        this.listeners = new Listeners(context);
    }

    /** The beans of a module as the application has them. */
    public static ModuleContext of(String module) {
        return new ModuleContext(module, Map.of(), context -> {});
    }

    /** A context in which some beans or properties differ. */
    public static ModuleContext of(
            String module, Map<String, Object> properties, Consumer<GenericApplicationContext> customizer) {
        return new ModuleContext(module, properties, customizer);
    }

    /** Enables the module's scheduled jobs. */
    public static void withScheduling(GenericApplicationContext context) {
        context.registerBean(Scheduling.class);
    }

    /** The bean of a type, or the context itself. */
    public <T> T get(Class<T> type) {
        return type.isInstance(context) ? type.cast(context) : context.getBean(type);
    }

    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    /** The rows of a query as text, to compare states. */
    public List<String> rows(String sql) {
        return jdbc().sql(sql).query().listOfRows().stream().map(Map::toString).toList();
    }

    public MutableClock clock() {
        return get(MutableClock.class);
    }

    public RecordedEvents events() {
        return get(RecordedEvents.class);
    }

    /** The module's listeners. */
    public Listeners listeners() {
        return listeners;
    }

    /** The module's tables, by name. */
    public List<String> tables() {
        return jdbc().sql("""
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname = :module and tablename <> 'flyway_schema_history' order by 1""")
                .param("module", module)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Empties all tables, or the given ones. */
    public void empty(String... tables) {
        var all = tables.length == 0 ? tables() : List.of(tables);
        jdbc().sql("truncate " + String.join(", ", all) + " cascade").update();
        events().clear();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Substitutes for beans of the platform and the servers. */
    @ImportAutoConfiguration({
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        DataJpaRepositoriesAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ValidationAutoConfiguration.class
    })
    @EnableConfigurationProperties(EventProperties.class)
    @Import({CloudEventsCodec.class, EntityTags.class, MergePatch.class, RecordedEvents.class, MutableClock.class})
    static class Services {

        @Bean
        static DataSource dataSource(ModuleDatabase database) {
            return database.dataSource();
        }

        @Bean
        static TransactionTemplate transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
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

        @Bean
        static EventContracts eventContracts() {
            return EventContracts.onClasspath();
        }

        @Bean
        static ContactCipher contactCipher() {
            return LocalContacts.cipher();
        }

        @Bean
        static SignedUrls signedUrls(MutableClock clock) {
            return LocalDelivery.urls(clock);
        }

        @Bean
        static MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        static JavaMailSender mailSender() {
            return new JavaMailSenderImpl();
        }

        @Bean
        static TaskExecutor applicationTaskExecutor() {
            return task -> {};
        }
    }

    @EnableScheduling
    @ImportAutoConfiguration(TaskSchedulingAutoConfiguration.class)
    static class Scheduling {}
}
