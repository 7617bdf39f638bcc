package org.psyhealth.media.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The directory in which files lie while they are worked on. Nothing in it is worth keeping: each worker has a
 * directory of its own, named by its lease, that goes when it is done; what a killed process left behind goes by its
 * age. It may be shared between tasks, and needs neither locks nor atomic renames.
 */
class WorkArea {

    /** No worker works on one file for so long. */
    private static final Duration ABANDONED = Duration.ofHours(6);

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** For nobody else on the machine. */
    private static final FileAttribute<?> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final Logger log = LoggerFactory.getLogger(WorkArea.class);

    private final Path root;
    private final long room;
    private final Clock clock;
    private final AtomicLong taken = new AtomicLong();

    WorkArea(Path root, long room, Clock clock) {
        this.root = root;
        this.room = room;
        this.clock = clock;
    }

    /**
     * A directory for one worker.
     *
     * @param bytes how much it will need at most
     * @throws IOException if there is no room, or the directory cannot be made: the work must be tried later
     */
    Space open(UUID token, long bytes) throws IOException {
        if (taken.addAndGet(bytes) > room) {
            taken.addAndGet(-bytes);
            throw new IOException("no room in the work area");
        }
        try {
            Files.createDirectories(root);
            return new Space(Files.createDirectory(root.resolve(token.toString()), OWN), bytes);
        } catch (IOException | RuntimeException e) {
            taken.addAndGet(-bytes);
            throw e;
        }
    }

    /** Removes what was abandoned. */
    void clear() {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> left = Files.list(root)) {
            left.filter(WorkArea::isOurs).filter(this::isAbandoned).forEach(WorkArea::remove);
        } catch (IOException e) {
            log.warn("The work area cannot be cleared", e);
        }
    }

    private static boolean isOurs(Path directory) {
        return NAME.matcher(directory.getFileName().toString()).matches();
    }

    private boolean isAbandoned(Path directory) {
        try {
            return Files.getLastModifiedTime(directory)
                    .toInstant()
                    .isBefore(clock.instant().minus(ABANDONED));
        } catch (IOException e) {
            return false;
        }
    }

    private static void remove(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            log.warn("A directory of the work area remains", e);
        }
    }

    /** The directory of one worker, removed on closing. */
    final class Space implements AutoCloseable {

        private final Path directory;
        private final long bytes;

        private Space(Path directory, long bytes) {
            this.directory = directory;
            this.bytes = bytes;
        }

        Path directory() {
            return directory;
        }

        @Override
        public void close() {
            remove(directory);
            taken.addAndGet(-bytes);
        }
    }
}
