package org.psyhealth.services;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** A real PostgreSQL as a child process, without fsync. */
record LocalPostgres(EmbeddedPostgres server, Path data) implements AutoCloseable {

    static final String DATABASE = "psyhealth";
    static final String USER = "postgres";

    static LocalPostgres start(int port, RunDirectory directory) throws IOException, SQLException {
        var log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
        var data = directory.resolve("postgres");
        var server = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(new File("target/postgres"))
                .setServerConfig("max_connections", "300")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(Duration.ofSeconds(60))
                // Ours closes after the Spring contexts did.
                .setRegisterShutdownHook(false)
                .start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
        return new LocalPostgres(server, data);
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), DATABASE);
    }

    /** PostgreSQL itself; its pid file is also how a later run finds it. */
    ProcessHandle process() throws IOException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        var process = process();
        server.close();
        // That returns when the pid file is gone, a moment before the process is.
        RunDirectory.end(process);
    }
}
