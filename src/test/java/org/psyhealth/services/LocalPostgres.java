package org.psyhealth.services;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL as a child process, without fsync. */
public record LocalPostgres(EmbeddedPostgres server, Path data) implements AutoCloseable {

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

    /**
     * Restarts the server at the same port with the same data: running transactions and all connections break. Returns
     * when it takes connections again.
     */
    public void restart() throws IOException, InterruptedException {
        var control = Path.of(process().info().command().orElseThrow()).resolveSibling("pg_ctl");
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(control.toString(), "restart", "-D", data.toString(), "-m", "fast", "-w", "-t", "60"));
        var log = Redirect.appendTo(data.resolveSibling("postgres.log").toFile());
        var exit = new ProcessBuilder(command)
                .redirectOutput(log)
                .redirectError(log)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    "pg_ctl ended with " + exit + "; see " + data.resolveSibling("postgres.log"));
        }
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
