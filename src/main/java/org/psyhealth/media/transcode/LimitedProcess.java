package org.psyhealth.media.transcode;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process with an empty environment that nobody waits for in vain: when its time is over, or whoever waits is
 * interrupted, it goes with all that it has started.
 */
final class LimitedProcess {

    private static final File NOTHING = new File("/dev/null");

    /** How long a pipe may take to close once all who write into it are gone. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private LimitedProcess() {}

    /**
     * Runs a program to its end.
     *
     * @param directory where it works
     * @param output reads what it writes, in a thread of its own
     * @return whether it succeeded and everything that it wrote was read, in time
     */
    static boolean run(List<String> command, Path directory, Duration timeout, OutputReader output)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Redirect.from(NOTHING))
                .redirectError(Redirect.DISCARD); // it may quote the file
        builder.environment().clear();
        var process = builder.start();
        var reading = new Reading(process.getInputStream(), output);
        var reader = Thread.ofVirtual().start(reading);
        try {
            var ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return ended && process.exitValue() == 0 && reader.join(CLOSING) && reading.failure == null;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.getInputStream().close();
        }
    }

    /** Reads what a program writes. */
    @FunctionalInterface
    interface OutputReader {

        void read(InputStream output) throws IOException;
    }

    private static final class Reading implements Runnable {

        private final InputStream from;
        private final OutputReader output;
        private volatile @Nullable IOException failure;

        private Reading(InputStream from, OutputReader output) {
            this.from = from;
            this.output = output;
        }

        @Override
        public void run() {
            try {
                output.read(from);
            } catch (IOException e) {
                failure = e;
            }
        }
    }
}
