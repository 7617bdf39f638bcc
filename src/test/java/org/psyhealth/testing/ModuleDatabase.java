package org.psyhealth.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real PostgreSQL, one server for all tests of the JVM, with a database of its own for each caller. */
final class ModuleDatabase {

    private static final EmbeddedPostgres SERVER = start();

    private static int databases;

    private ModuleDatabase() {}

    /** A new database with the schema of one module, made by its own migrations; the caller closes the pool. */
    static synchronized HikariDataSource migrated(String module) {
        var name = module + "_" + ++databases;
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        var database = new HikariDataSource();
        database.setDataSource(SERVER.getDatabase("postgres", name));
        database.setMaximumPoolSize(4);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/" + module)
                .schemas(module)
                .defaultSchema(module)
                .load()
                .migrate();
        return database;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
