package org.psyhealth.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Zipkin as a child process, with its spans in memory. */
final class ZipkinProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "zipkin", "zipkin-server-exec.jar");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Path log;

    private ZipkinProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts it and returns at once. */
    static ZipkinProcess start() throws IOException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("No " + JAR + ": ./mvnw generate-test-resources copies it");
        }
        var port = freePort();
        var log = Files.createTempFile(Files.createDirectories(Path.of("target", "app-logs")), "zipkin", ".log");
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString(),
                        "--armeria.ports[0].ip=127.0.0.1",
                        "--armeria.ports[0].port=" + port,
                        "--armeria.ports[0].protocols[0]=http")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ZipkinProcess(process, port, log);
    }

    void awaitReady() {
        await("the Zipkin whose log is " + log)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("ended while starting:\n" + Files.readString(log));
                    }
                    return send(HttpRequest.newBuilder(uri("/health"))).statusCode() == 200;
                });
    }

    /** Accepts spans in Zipkin's own format. */
    void report(String spans) {
        var request = HttpRequest.newBuilder(uri("/api/v2/spans"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(spans));
        var status = send(request).statusCode();
        if (status != 202) {
            throw new IllegalStateException("Zipkin answered " + status);
        }
    }

    /** The spans of a trace; empty if there are none. */
    List<JsonNode> trace(String traceId) {
        var reply = send(HttpRequest.newBuilder(uri("/api/v2/trace/" + traceId)));
        return reply.statusCode() == 200
                ? JsonMapper.shared().readTree(reply.body()).valueStream().toList()
                : List.of();
    }

    /** The number of traces. */
    int traces() {
        return JsonMapper.shared()
                .readTree(send(HttpRequest.newBuilder(uri("/api/v2/traces?limit=1000")))
                        .body())
                .size();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
