package org.psyhealth.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A separate database on a real PostgreSQL, with the schemas of some modules. The server is one per JVM. */
public final class ModuleDatabase implements AutoCloseable {

    private static final EmbeddedPostgres SERVER = start();

    private final HikariDataSource dataSource;

    private ModuleDatabase(String... modules) {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        var config = new HikariConfig();
        config.setJdbcUrl(SERVER.getJdbcUrl("postgres", name));
        config.setMaximumPoolSize(8);
        this.dataSource = new HikariDataSource(config);
        for (var module : modules) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:" + module + "/migration")
                    .schemas(module)
                    .defaultSchema(module)
                    .load()
                    .migrate();
        }
    }

    /** A fresh database with the schemas of these modules. */
    public static ModuleDatabase of(String... modules) {
        return new ModuleDatabase(modules);
    }

    /** The JDBC URL of the database, for other pools. */
    public String url() {
        return dataSource.getJdbcUrl();
    }

    /** A pool of connections to it, closed with this object. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Plain SQL on it. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /** Transactions on it, in which {@link #jdbc()} takes part. */
    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
