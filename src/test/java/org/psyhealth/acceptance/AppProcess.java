package org.psyhealth.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application in a process of its own. */
final class AppProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final int port;
    private final int managementPort;
    private final Path log;

    private AppProcess(Process process, int port, int managementPort, Path log) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        this.log = log;
    }

    /** Starts a process with the given properties and returns at once. */
    static AppProcess start(Map<String, String> properties) {
        try {
            return start(List.of("-jar", jar().toString()), properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same from classes that are not packaged. */
    static AppProcess startFrom(String classPath, Map<String, String> properties) {
        return start(List.of("-cp", classPath, "org.psyhealth.PsyHealthApplication"), properties);
    }

    private static AppProcess start(List<String> program, Map<String, String> properties) {
        try {
            var port = freePort();
            var managementPort = freePort();
            var log = Files.createTempFile(Files.createDirectories(Path.of("target", "app-logs")), "app", ".log");
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1"));
            command.addAll(program);
            command.addAll(List.of("--server.port=" + port, "--management.server.port=" + managementPort));
            properties.forEach((name, value) -> command.add("--" + name + "=" + value));
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new AppProcess(process, port, managementPort, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process serves requests. */
    AppProcess awaitReady() {
        await("the application whose log is " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("ended while starting:\n" + Files.readString(log));
                    }
                    return isReady();
                });
        return this;
    }

    String url() {
        return "http://localhost:" + port;
    }

    String managementUrl() {
        return "http://localhost:" + managementPort;
    }

    /** Everything that the process has written so far. */
    String output() throws IOException {
        return Files.readString(log);
    }

    /** Ends the process without giving it a chance to do anything: kill -9. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Freezes the process where it stands; its connections stay open. */
    void pause() {
        signal("STOP");
    }

    /** Lets a frozen process go on. */
    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -%s failed".formatted(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the process to stop, and waits for it. */
    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }

    int exitCode() {
        return process.exitValue();
    }

    private void awaitExit() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not stop within 30 s; its log is " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady() throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url() + "/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("psyhealth-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("build the jar first: ./mvnw package"));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
