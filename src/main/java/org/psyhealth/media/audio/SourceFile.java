package org.psyhealth.media.audio;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.psyhealth.media.format.RefusedFileException;

/**
 * A file that a stranger made, read at any place. What is not in the file refuses it. Small reads come from a window,
 * which suits readers that move forward.
 */
final class SourceFile implements Closeable {

    private static final int WINDOW = 8 * 1024;
    private static final int MAX_READ = 4 * 1024 * 1024;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowAt;

    SourceFile(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.READ);
        size = channel.size();
    }

    long size() {
        return size;
    }

    int u8(long at) throws RefusedFileException, IOException {
        return (int) number(at, 1);
    }

    /**
     * An unsigned number, its highest byte first.
     *
     * @param bytes at most eight, of which the first is that of the sign
     */
    long number(long at, int bytes) throws RefusedFileException, IOException {
        require(at, bytes);
        if (at < windowAt || at + bytes > windowAt + window.limit()) {
            windowAt = at;
            fill(window.clear(), at);
        }
        var value = 0L;
        for (var index = (int) (at - windowAt); index < at - windowAt + bytes; index++) {
            value = value << Byte.SIZE | Byte.toUnsignedInt(window.get(index));
        }
        return value;
    }

    /** Whether these characters stand there; nothing stands beyond the end. */
    boolean hasAt(long at, String ascii) throws RefusedFileException, IOException {
        return at >= 0
                && at <= size - ascii.length()
                && text(at, ascii.length()).equals(ascii);
    }

    /** At most 128 characters, a byte each. */
    String text(long at, int length) throws RefusedFileException, IOException {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append((char) u8(at + i));
        }
        return text.toString();
    }

    /** A table or packet, read past the window. */
    byte[] bytes(long at, long length) throws RefusedFileException, IOException {
        require(at, length);
        if (length > MAX_READ) {
            throw Refusal.tooLarge("a table or packet has more than " + MAX_READ + " bytes");
        }
        var bytes = new byte[(int) length];
        fill(ByteBuffer.wrap(bytes), at);
        return bytes;
    }

    /** The same as a buffer. */
    ByteBuffer read(long at, long length) throws RefusedFileException, IOException {
        return ByteBuffer.wrap(bytes(at, length));
    }

    void copy(long from, long length, FileChannel target, long place) throws IOException {
        target.position(place);
        var done = 0L;
        while (done < length) {
            var copied = channel.transferTo(from + done, length - done, target);
            if (copied <= 0) {
                throw new EOFException("the file has become shorter");
            }
            done += copied;
        }
    }

    void require(long at, long length) throws RefusedFileException {
        if (at < 0 || length < 0 || length > size || at > size - length) {
            throw Refusal.unreadable("it ends too early");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void fill(ByteBuffer bytes, long at) throws IOException {
        var read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, at + bytes.position());
        }
        bytes.flip();
    }
}
