package org.psyhealth.services;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;

/**
 * A real Keycloak as a child process, on the JDK that runs this JVM, with its database in memory unless data are kept.
 */
record LocalKeycloak(Process process, Path log, IdentityProvider provider) implements AutoCloseable {

    static LocalKeycloak launch(int port, int appPort, int mailPort, RunDirectory directory) {
        var home = home();
        var log = directory.path().resolveSibling("keycloak-" + port + ".log");
        LocalRealm.writeTo(home.resolve("data/import/psyhealth-realm.json"));
        var builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=" + (directory.keepsData() ? "dev-file" : "dev-mem"),
                        "--http-port=" + port,
                        "--http-relative-path=/auth",
                        "--import-realm",
                        // Lets later runs identify the owner of this process.
                        "-Dpsyhealth.run=" + directory.path())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("KC_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        // Starts faster; there is hardly any load.
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        environment.put("PSYHEALTH_WEB_URL", "http://localhost:" + appPort);
        environment.put("PSYHEALTH_SMTP_PORT", String.valueOf(mailPort));
        environment.put("PSYHEALTH_SERVICE_CLIENT_SECRET", IdentityProvider.SERVICE_CLIENT_SECRET);
        if (directory.keepsData()) {
            environment.put("KC_DB_URL", "jdbc:h2:file:" + directory.data("keycloak") + ";NON_KEYWORDS=VALUE");
        }
        try {
            var process = builder.start();
            directory.remember("keycloak", process.toHandle(), directory.path().toString());
            return new LocalKeycloak(process, log, new IdentityProvider(baseOf(port)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String baseOf(int port) {
        return "http://localhost:" + port + "/auth";
    }

    IdentityProvider awaitReady() {
        await("Keycloak, see " + log)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("Keycloak ended before it was ready, see " + log);
                    }
                    return provider.answers();
                });
        return provider;
    }

    @Override
    public void close() {
        RunDirectory.end(process.toHandle());
    }

    private static Path home() {
        try (var found = Files.list(Path.of("target", "keycloak"))) {
            return found.filter(home -> Files.isRegularFile(home.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        } catch (IOException | NoSuchElementException e) {
            throw new IllegalStateException("No Keycloak in target/keycloak: ./mvnw clean test-compile unpacks it", e);
        }
    }
}
