package org.psyhealth.bench.subject;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.psyhealth.bench.load.Http;
import org.psyhealth.bench.load.Request;
import org.psyhealth.bench.services.BenchServices;

/** The process of the services, as its parent sees it. */
public record Services(Process process, Properties at) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    public static Services start(Path directory) throws IOException {
        var process = new ProcessBuilder(
                        JavaCommand.BINARY,
                        "-Xmx768m",
                        // As Kafka's own start script does: the serial collector makes a broker stand still for 20 to 130 ms.
                        "-XX:+UseG1GC",
                        "-XX:MaxGCPauseMillis=20",
                        "-XX:InitiatingHeapOccupancyPercent=35",
                        "-Dlogback.configurationFile=logback-harness.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchServices.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("services.log").toFile())
                .start();
        var found = directory.resolve("services.properties");
        Await.until("the services", PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The services ended: see " + directory.resolve("services.log"));
            }
            return Files.exists(found);
        });
        var at = new Properties();
        try (var in = Files.newBufferedReader(found)) {
            at.load(in);
        }
        return new Services(process, at);
    }

    String get(String key) {
        return at.getProperty(key);
    }

    public String bootstrapServers() {
        return get("kafka.bootstrap");
    }

    public Connection database() throws SQLException {
        return DriverManager.getConnection(get("postgres.url"), get("postgres.user"), "");
    }

    /** The access token of a made-up user. */
    public String token(String role, int number) {
        return Http.to(URI.create(get("issuer.uri")))
                .expect(Request.get("/token/" + role + "/" + number, ""))
                .body();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
