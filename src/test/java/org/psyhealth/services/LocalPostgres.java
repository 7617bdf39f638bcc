package org.psyhealth.services;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A real PostgreSQL as a child process, without fsync. It can be stopped and restarted with its data. */
public final class LocalPostgres implements AutoCloseable {

    static final String DATABASE = "psyhealth";
    static final String USER = "postgres";

    private static final String MAX_CONNECTIONS = "300";

    private final EmbeddedPostgres server;
    private final Path data;
    private final Redirect log;
    private final Path control;
    private boolean running = true;

    private LocalPostgres(EmbeddedPostgres server, Path data, Redirect log) throws IOException {
        this.server = server;
        this.data = data;
        this.log = log;
        this.control = Path.of(process().info().command().orElseThrow()).resolveSibling("pg_ctl");
    }

    static LocalPostgres start(int port, RunDirectory directory) throws IOException, SQLException {
        var log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
        var data = directory.data("postgres");
        var server = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(!directory.keepsData())
                .setOverrideWorkingDirectory(new File("target/postgres"))
                .setServerConfig("max_connections", MAX_CONNECTIONS)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(Duration.ofSeconds(60))
                // Ours closes after the Spring contexts did.
                .setRegisterShutdownHook(false)
                .start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select from pg_database where datname = '" + DATABASE + "'")
                    .next()) {
                statement.execute("create database " + DATABASE);
            }
        }
        var postgres = new LocalPostgres(server, data, log);
        directory.remember("postgres", postgres.process(), data.toString());
        return postgres;
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), DATABASE);
    }

    /** The PostgreSQL process; a later run also finds it by its pid file. */
    ProcessHandle process() throws IOException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Stops the server and waits until it has exited; committed data is kept. */
    public synchronized void stop(Stop mode) {
        if (running) {
            control("stop", "-m", mode.name().toLowerCase(Locale.ROOT));
            running = false;
        }
    }

    /** Starts the server if necessary, on the same port, and returns when it accepts connections. */
    public synchronized void start() {
        if (!running) {
            var options = "-F -p %d -c max_connections=%s".formatted(server.getPort(), MAX_CONNECTIONS);
            control("start", "-o", options);
            running = true;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        start(); // EmbeddedPostgres can only stop a running server
        var process = process();
        server.close();
        // It returns when the pid file is deleted, shortly before the process exits.
        RunDirectory.end(process);
    }

    private void control(String action, String... arguments) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to be root
        }
        command.addAll(List.of(control.toString(), "-D", data.toString(), "-w", "-t", "60", action));
        command.addAll(List.of(arguments));
        try {
            var status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("%s ended with %d".formatted(command, status));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How the server is stopped. */
    public enum Stop {
        /** As for a planned restart: open transactions are rolled back, and all sessions are terminated. */
        FAST,
        /** As in a crash: sessions get no message, and the next start recovers from the WAL. */
        IMMEDIATE
    }
}
