package org.psyhealth.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
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

/**
 * Records the AOT cache of the image: starts the application with the image's options on real services, executes the
 * main flow, stops it as the orchestrator would, and waits until the JVM has written the cache. Any failure fails the
 * build of the image. Arguments: the jar, the file of JVM options, the cache to write.
 */
final class TrainingRun {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration WRITING = Duration.ofMinutes(4);

    private TrainingRun() {}

    /** Runs it and exits this JVM explicitly, because of the services' non-daemon threads. */
    public static void main(String[] arguments) throws Exception {
        var jar = Path.of(arguments[0]);
        var options = Path.of(arguments[1]);
        var cache = Path.of(arguments[2]);
        var status = 1;
        try {
            record(jar, options, cache);
            System.out.printf("Recorded %s: %d MB%n", cache, Files.size(cache) >> 20);
            status = 0;
        } catch (Exception | Error e) {
            e.printStackTrace();
        }
        System.exit(status);
    }

    private static void record(Path jar, Path options, Path cache) throws IOException, InterruptedException {
        var url = "http://localhost:" + freePort();
        var process = start(jar, options, cache, URI.create(url).getPort());
        try {
            await("the application").atMost(START).until(() -> ready(process, url));
            new Journey(path -> url).walk();
            process.destroy();
            if (!process.waitFor(WRITING)) {
                throw new IllegalStateException("the cache was not written in time");
            }
        } finally {
            process.destroyForcibly();
        }
        if (!Files.isRegularFile(cache)) {
            throw new IllegalStateException("the JVM wrote no cache");
        }
    }

    private static Process start(Path jar, Path options, Path cache, int port) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "@" + options,
                "-XX:AOTCacheOutput=" + cache,
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--management.server.port=" + freePort()));
        TestCallers.properties().forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static boolean ready(Process process, String url) throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the application ended while starting");
        }
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url + "/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
