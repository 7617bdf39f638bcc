package org.psyhealth.support;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.psyhealth.platform.contact.ContactCipher;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The beans of one module on its own database, without a broker: tests hand events to its listeners. Background work
 * does not run unless a test asks for it.
 */
public final class ModuleContext implements AutoCloseable {

    private final String module;
    private final Listeners listeners;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private ModuleContext(String module, String packages, Consumer<AnnotationConfigApplicationContext> customizer) {
        this.module = module;
        context.setAllowBeanDefinitionOverriding(true);
        context.registerBean(ModuleDatabase.class, () -> ModuleDatabase.of(module));
        context.registerBean(
                DataSource.class, () -> context.getBean(ModuleDatabase.class).dataSource());
        context.registerBean(
                JdbcTransactionManager.class, () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
        context.registerBean(MutableClock.class);
        context.registerBean(ContactCipher.class, LocalContacts::cipher);

        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(RecordedEvents.class);
        context.registerBean("mailSender", JavaMailSender.class, JavaMailSenderImpl::new);
        context.registerBean("applicationTaskExecutor", TaskExecutor.class, () -> task -> {});
        context.register(Transactions.class);
        context.scan(packages);
        customizer.accept(context);
        context.refresh();
        listeners = new Listeners(context);
    }

    /** The projections of a module alone, for one whose other parts need more than a database. */
    public static ModuleContext ofProjections(String module) {
        return new ModuleContext(module, "org.psyhealth." + module + ".projection", context -> {});
    }

    public static ModuleContext of(String module) {
        return new ModuleContext(module, "org.psyhealth." + module, context -> {});
    }

    /** A context in which some beans or properties differ. */
    public static ModuleContext of(
            String module, Map<String, Object> properties, Consumer<AnnotationConfigApplicationContext> customizer) {
        return new ModuleContext(module, "org.psyhealth." + module, context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
            customizer.accept(context);
        });
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
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

    /** Forgets everything that was stored, or what these tables hold. */
    public void empty(String... tables) {
        var all = tables.length == 0 ? tables() : List.of(tables);
        jdbc().sql("truncate " + String.join(", ", all) + " cascade").update();
        events().clear();
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableTransactionManagement
    static class Transactions {}
}
