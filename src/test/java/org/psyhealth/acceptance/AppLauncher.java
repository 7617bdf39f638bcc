package org.psyhealth.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * How the packaged application is started: from its extracted files and with an AOT cache, as in the container, because
 * the tests start it dozens of times. Both are made once for each jar and kept beside it.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
 */
final class AppLauncher {

    /** The cache is only accepted with the options it was recorded with. */
    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static @Nullable List<String> command;

    private AppLauncher() {}

    /** The Java program and the options of every process. */
    static List<String> java() {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(OPTIONS);
        return command;
    }

    /** The arguments of the JVM that name the packaged application. */
    static synchronized List<String> packaged() {
        if (command == null) {
            command = prepare();
        }
        return command;
    }

    private static List<String> prepare() {
        try {
            var jar = AppProcess.jar();
            var directory = Path.of("target", "app", checksum(jar));
            var extracted = directory.resolve(jar.getFileName());
            var cache = directory.resolve("app.aot");
            if (!Files.exists(cache)) {
                extract(jar, directory);
                record(extracted, cache);
            }
            // What the JVM says of the cache would stand among the application's lines of JSON.
            return List.of("-Xlog:disable", "-XX:AOTCache=" + cache, "-jar", extracted.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the content, as a reproducible build gives every jar the same time. */
    private static String checksum(Path jar) throws IOException {
        var checksum = new CRC32C();
        try (var bytes = new CheckedInputStream(Files.newInputStream(jar), checksum)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return Long.toHexString(checksum.getValue());
    }

    private static void extract(Path jar, Path directory) throws IOException {
        run(List.of(
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                directory.toString()));
    }

    /** Starts the application until its context is complete; the JVM writes the cache when it ends. */
    private static void record(Path jar, Path cache) throws IOException {
        var arguments = new ArrayList<>(
                List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh", "-jar", jar.toString()));
        arguments.addAll(arguments(TestCallers.properties()));
        run(arguments);
    }

    /** Properties as arguments of the application. */
    static List<String> arguments(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    private static void run(List<String> arguments) throws IOException {
        var command = java();
        command.addAll(arguments);
        var log = Files.createTempFile(Files.createDirectories(Path.of("target", "app-logs")), "launcher", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("failed:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
