package org.psyhealth.bench.services;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;

/** A real PostgreSQL as a child process. It runs without fsync: commits are cheaper than on a server that must last. */
record BenchPostgres(EmbeddedPostgres server) implements AutoCloseable {

    static final String USER = "postgres";

    static BenchPostgres start(Path directory) throws IOException {
        var log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
        return new BenchPostgres(EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setOverrideWorkingDirectory(directory.resolve("postgres-binaries").toFile())
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setRegisterShutdownHook(true)
                .start());
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
