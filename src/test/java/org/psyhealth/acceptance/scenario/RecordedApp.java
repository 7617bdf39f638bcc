package org.psyhealth.acceptance.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.psyhealth.acceptance.AppProcess;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged application as the image runs it: extracted, with an AOT cache of loaded and linked classes. So a start
 * takes less than half of the CPU time, which is most of the time of a scenario.
 */
final class RecordedApp {

    private static final Path HOME = Path.of("target", "scenario", "app");
    private static final Path CACHE = HOME.resolve("classes.aot");
    private static final Duration WRITING = Duration.ofMinutes(4);

    private static @Nullable List<String> arguments;

    private RecordedApp() {}

    /**
     * The arguments of a JVM that runs it. The first call extracts the jar and starts a process, which writes the cache
     * on exit.
     *
     * @param properties the services that this process uses
     */
    static synchronized List<String> arguments(Map<String, String> properties)
            throws IOException, InterruptedException {
        if (arguments == null) {
            FileSystemUtils.deleteRecursively(HOME);
            var jar = AppProcess.jar();
            extract(jar);
            var extracted = HOME.resolve(jar.getFileName()).toString();
            AppProcess.start(List.of("-XX:AOTCacheOutput=" + CACHE, "-jar", extracted), properties)
                    .awaitReady()
                    .stop(WRITING);
            arguments = List.of("-XX:AOTCache=" + CACHE, "-jar", extracted);
        }
        return arguments;
    }

    private static void extract(Path jar) throws IOException, InterruptedException {
        var exit = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        HOME.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("the jar could not be extracted: " + exit);
        }
    }
}
