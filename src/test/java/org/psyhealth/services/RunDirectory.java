package org.psyhealth.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The files of one stack of services: {@code target/local/<pid>-<start of this JVM>/<n>/}. By the name later runs
 * detect whether the owning JVM is still alive, and by the {@code *.pid} files which processes it may have left behind.
 *
 * @param data where the services store their data: here too, or where they are kept between runs
 */
record RunDirectory(Path path, Path data) {

    private static final Logger log = LoggerFactory.getLogger(RunDirectory.class);
    private static final Path ROOT = Path.of("target", "local").toAbsolutePath();
    private static final AtomicInteger STACKS = new AtomicInteger();

    /** A new, empty directory; leftovers of dead runs are terminated and deleted first. */
    static RunDirectory create() {
        var path = createPath();
        return new RunDirectory(path, path);
    }

    /** The same, with data that outlive the run. */
    static RunDirectory keeping(Path data) {
        try {
            return new RunDirectory(
                    createPath(), Files.createDirectories(data).toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path createPath() {
        sweep();
        try {
            return Files.createDirectories(
                    ROOT.resolve(nameOf(ProcessHandle.current())).resolve(String.valueOf(STACKS.incrementAndGet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path data(String name) {
        return data.resolve(name);
    }

    boolean keepsData() {
        return !data.equals(path);
    }

    /**
     * Lets later runs terminate a process, should this one be killed.
     *
     * @param sign what its command line contains, by which it is told from another process with the same id
     */
    void remember(String name, ProcessHandle process, String sign) {
        try {
            Files.write(resolve(name + ".pid"), List.of(String.valueOf(process.pid()), sign));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        deleteTree(path);
    }

    /** Terminates and deletes leftovers of dead runs. */
    static synchronized void sweep() {
        if (!Files.isDirectory(ROOT)) {
            return;
        }
        try (var runs = Files.list(ROOT)) {
            runs.filter(Files::isDirectory).filter(run -> !ownerLives(run)).forEach(RunDirectory::end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ownerLives(Path run) {
        var name = run.getFileName().toString();
        var pid = name.substring(0, Math.max(0, name.indexOf('-')));
        return pid.matches("\\d+")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(owner -> nameOf(owner).equals(name))
                        .isPresent();
    }

    private static String nameOf(ProcessHandle process) {
        var start = process.info().startInstant().orElse(Instant.EPOCH);
        return process.pid() + "-" + start.getEpochSecond();
    }

    private static void end(Path run) {
        try (var files = Files.walk(run, 3)) {
            var pidFiles =
                    files.filter(file -> file.toString().endsWith(".pid")).toList();
            pidFiles.stream().flatMap(file -> leftover(run, file)).forEach(RunDirectory::end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deleteTree(run);
    }

    /**
     * The process a pid file names, if it is still the one we started: its command line has the sign in the second line
     * or, in a file of the process itself, names the run's directory.
     */
    private static Stream<ProcessHandle> leftover(Path run, Path pidFile) {
        var lines = linesOf(pidFile);
        if (lines.isEmpty() || !lines.getFirst().matches("\\d+")) {
            return Stream.empty();
        }
        var sign = lines.size() == 2 ? lines.getLast() : run.toString();
        return ProcessHandle.of(Long.parseLong(lines.getFirst()))
                .filter(process -> process.info().commandLine().orElse("").contains(sign))
                .stream();
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Terminates a process and its children, forcibly after a timeout. */
    static void end(ProcessHandle process) {
        var all = Stream.concat(process.descendants(), Stream.of(process)).toList();
        all.forEach(ProcessHandle::destroy);
        if (!ended(all, Duration.ofSeconds(8))) {
            all.forEach(ProcessHandle::destroyForcibly);
            ended(all, Duration.ofSeconds(5));
        }
    }

    private static boolean ended(List<ProcessHandle> processes, Duration limit) {
        var deadline = Instant.now().plus(limit);
        return processes.stream().allMatch(process -> ended(process, deadline));
    }

    private static boolean ended(ProcessHandle process, Instant deadline) {
        try {
            process.onExit()
                    .get(Math.max(1, Duration.between(Instant.now(), deadline).toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException("Could not end process " + process.pid(), e);
        }
    }

    static void deleteTree(Path tree) {
        try {
            FileSystemUtils.deleteRecursively(tree);
        } catch (IOException e) {
            // A dying server may still write; the next sweep deletes the rest.
            log.debug("Could not delete {}", tree, e);
        }
    }
}
