package org.psyhealth.media.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.psyhealth.media.format.RefusedFileException;

/** The cleaned copy of a file. What is neither copied nor put is zero. Ranges that touch are copied together. */
final class TargetFile implements Closeable {

    private final SourceFile source;
    private final FileChannel channel;
    private long end;
    private long pendingFrom;
    private long pendingTo;
    private long pendingPlace;

    TargetFile(Path path, SourceFile source) throws IOException {
        this.source = source;
        channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** Where the next thing is appended, in bytes. */
    long end() {
        return end;
    }

    /** Makes it this long at least. */
    void extend(long length) throws IOException {
        if (length > end) {
            put(length - 1, (byte) 0);
        }
    }

    /** Copies a range of the source to the same place. */
    void keep(long from, long length) throws RefusedFileException, IOException {
        copy(from, length, from);
    }

    /** Copies a range of the source to the end. */
    void append(long from, long length) throws RefusedFileException, IOException {
        copy(from, length, end);
    }

    void append(byte... bytes) throws IOException {
        put(end, bytes);
    }

    void put(long place, byte... bytes) throws IOException {
        flush();
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left, place + left.position());
        }
        end = Math.max(end, place + bytes.length);
    }

    void finish() throws IOException {
        flush();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void copy(long from, long length, long place) throws RefusedFileException, IOException {
        source.require(from, length);
        if (from != pendingTo || place != pendingPlace + pendingTo - pendingFrom) {
            flush();
            pendingFrom = from;
            pendingPlace = place;
        }
        pendingTo = from + length;
        end = Math.max(end, place + length);
    }

    private void flush() throws IOException {
        if (pendingFrom < pendingTo) {
            source.copy(pendingFrom, pendingTo - pendingFrom, channel, pendingPlace);
            pendingPlace += pendingTo - pendingFrom;
            pendingFrom = pendingTo;
        }
    }
}
