package org.psyhealth.media.image;

import java.util.concurrent.Semaphore;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.RefusedFileException;

/** The memory that all decoders of the process together may use: first come, first served. */
public final class DecodeMemory {

    private static final int UNIT = 1024;

    private final int budget;
    private final Semaphore units;

    /**
     * A budget of its own.
     *
     * @param bytes at most 2 TiB
     */
    public DecodeMemory(long bytes) {
        budget = Math.toIntExact(bytes / UNIT);
        units = new Semaphore(budget, true);
    }

    /**
     * Takes memory, as soon as there is enough.
     *
     * @throws RefusedFileException if there can never be enough
     */
    Taken take(long bytes) throws InterruptedException, RefusedFileException {
        var wanted = Math.ceilDiv(bytes, UNIT);
        if (wanted > budget) {
            throw new RefusedFileException(RefusalReason.TOO_LARGE, "Decoding needs " + bytes + " bytes");
        }
        units.acquire((int) wanted);
        return () -> units.release((int) wanted);
    }

    /** Memory in use, until it is closed. */
    @FunctionalInterface
    interface Taken extends AutoCloseable {

        @Override
        void close();
    }
}
