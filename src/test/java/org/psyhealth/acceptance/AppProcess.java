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
import java.util.List;
import java.util.Map;

/** The packaged application in a process of its own. */
public final class AppProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration STOP = Duration.ofSeconds(30);

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
    public static AppProcess start(Map<String, String> properties) {
        return start(AppLauncher.packaged(), properties);
    }

    /**
     * Starts a process other than from the packaged jar.
     *
     * @param application the arguments of the JVM that name the application
     */
    public static AppProcess start(List<String> application, Map<String, String> properties) {
        try {
            var port = freePort();
            var managementPort = freePort();
            var log = Files.createTempFile(Files.createDirectories(Path.of("target", "app-logs")), "app", ".log");
            var command = AppLauncher.java();
            command.addAll(application);
            command.add("--server.port=" + port);
            command.add("--management.server.port=" + managementPort);
            command.addAll(AppLauncher.arguments(properties));
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
    public AppProcess awaitReady() {
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

    public String url() {
        return "http://localhost:" + port;
    }

    String managementUrl() {
        return "http://localhost:" + managementPort;
    }

    /** The output of the process so far. */
    String output() throws IOException {
        return Files.readString(log);
    }

    /** Kills the process without a chance to clean up: kill -9. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(STOP);
    }

    /** Freezes the process with its connections open, like a hanging machine: kill -STOP. */
    public void pause() {
        signal("STOP");
    }

    /** Resumes a paused process: kill -CONT. */
    public void resume() {
        signal("CONT");
    }

    /** Whether the process is still running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The file that the process writes to. */
    public Path log() {
        return log;
    }

    /** Requests the process to stop and waits for it. */
    @Override
    public void close() {
        stop(STOP);
    }

    /** Requests the process to stop and waits up to the given time. */
    public void stop(Duration longest) {
        process.destroy();
        awaitExit(longest);
    }

    int exitCode() {
        return process.exitValue();
    }

    private void signal(String name) {
        try {
            var exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitExit(Duration longest) {
        try {
            if (!process.waitFor(longest)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not stop within " + longest + "; its log is " + log);
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

    /** The packaged application. */
    public static Path jar() {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("psyhealth-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("build the jar first: ./mvnw package"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
