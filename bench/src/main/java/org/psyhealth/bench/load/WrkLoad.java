package org.psyhealth.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Closed loop by wrk. The requests are prepared once and sent in turn. */
record WrkLoad(int connections, Path directory) implements ClosedLoop {

    private static final String SCRIPT = """
            local requests = {}
            local next = 0
            function init(args)
              for line in io.lines(args[1]) do
                local method, path, token, body = line:match("([^\\t]*)\\t([^\\t]*)\\t([^\\t]*)\\t(.*)")
                local headers = {["Authorization"] = "Bearer " .. token, ["Host"] = wrk.host .. ":" .. wrk.port}
                if body == "" then body = nil else headers["Content-Type"] = "application/json" end
                requests[#requests + 1] = wrk.format(method, path, headers, body)
              end
            end
            function request()
              next = next % #requests + 1
              return requests[next]
            end
            function done(summary, latency, all)
              local e = summary.errors
              print(string.format("COUNT %d %d %d", summary.requests, summary.duration,
                e.status + e.connect + e.read + e.write + e.timeout))
            end
            """;

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start().waitFor() >= 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String tool() {
        return "wrk, " + connections + " connections";
    }

    @Override
    public Count run(URI base, List<Request> requests, Duration duration) throws Exception {
        var script = Files.writeString(directory.resolve("load.lua"), SCRIPT);
        var list = Files.writeString(
                directory.resolve("load.tsv"), requests.stream().map(WrkLoad::line).collect(Collectors.joining("\n")));
        var wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + duration.toSeconds() + "s",
                        "--timeout",
                        "20s",
                        "-s",
                        script.toString(),
                        base.toString(),
                        "--",
                        list.toString())
                .redirectErrorStream(true)
                .start();
        try {
            var output = new String(wrk.getInputStream().readAllBytes());
            wrk.waitFor(10, TimeUnit.SECONDS);
            return count(output);
        } finally {
            wrk.destroy();
        }
    }

    private static Count count(String output) {
        var numbers = output.lines()
                .filter(line -> line.startsWith("COUNT "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(output))
                .split(" ");
        return new Count(
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[3]),
                Duration.of(Long.parseLong(numbers[2]), ChronoUnit.MICROS));
    }

    private static String line(Request request) {
        var body = request.body() == null ? "" : request.body();
        return String.join("\t", request.method(), request.path(), request.token(), body);
    }
}
