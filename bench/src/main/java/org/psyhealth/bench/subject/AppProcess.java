package org.psyhealth.bench.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.psyhealth.bench.load.Http;
import org.psyhealth.bench.load.Request;

/** A measured application in a process of its own, and what the kernel tells of it. */
public record AppProcess(Process process, URI base, Duration startup) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    static AppProcess start(List<String> arguments, int port, Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(JavaCommand.BINARY);
        command.addAll(JavaCommand.FLAGS);
        command.addAll(arguments);
        command.add("--server.port=" + port);
        var base = URI.create("http://localhost:" + port);
        var started = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var http = Http.to(base);
        try {
            Await.until("/health of the application", PATIENCE, () -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The application ended: see " + log);
                }
                return isUp(http);
            });
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        return new AppProcess(process, base, Duration.ofNanos(System.nanoTime() - started));
    }

    /** Processor time spent so far, in user and kernel mode; the kernel counts in hundredths of a second. */
    public long cpuMillis() {
        var stat = read("stat");
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10;
    }

    /** Resident memory in megabytes: {@code VmRSS} is now, {@code VmHWM} the most so far. */
    public double megabytes(String field) {
        return read("status")
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUp(Http http) {
        try {
            return http.send(Request.get("/health", "")).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
