package org.psyhealth.media.image;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Parts of a file as if they were one: what a decoder gets to see of it. There are decoders whose tables can be made
 * larger than any memory by a small file, and that make up what is missing. They are stopped when they go on reading.
 */
final class Parts extends ImageInputStreamImpl {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<ByteBuffer> parts;
    private int current;
    private long start;
    private final long watched;
    private final long mostAllocated;

    /**
     * A stream of buffers, each from its position to its limit.
     *
     * @param watched for how many bytes of them the limit holds, and their end is an error
     * @param limit how many bytes the reading thread may allocate from now on
     */
    Parts(List<ByteBuffer> parts, long watched, long limit) {
        this.parts = parts.stream().map(ByteBuffer::slice).toList();
        this.watched = watched;
        mostAllocated = THREADS.getCurrentThreadAllocatedBytes() + limit;
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        return atEnd() ? -1 : Byte.toUnsignedInt(parts.get(current).get((int) (streamPos++ - start)));
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        bitOffset = 0;
        var done = 0;
        while (done < length && !atEnd()) {
            var part = parts.get(current);
            var at = (int) (streamPos - start);
            var count = Math.min(length - done, part.limit() - at);
            part.get(at, bytes, offset + done, count);
            streamPos += count;
            done += count;
        }
        return done == 0 && length > 0 ? -1 : done;
    }

    /** Goes to the part of the position. */
    private boolean atEnd() throws IOException {
        if (streamPos < watched && THREADS.getCurrentThreadAllocatedBytes() > mostAllocated) {
            throw new IIOException("The decoder needs too much memory");
        }
        if (streamPos < start) {
            current = 0;
            start = 0;
        }
        while (current < parts.size() && streamPos >= start + parts.get(current).limit()) {
            start += parts.get(current).limit();
            current++;
        }
        if (current == parts.size() && streamPos < watched) {
            throw new IIOException("The data ends early");
        }
        return current == parts.size();
    }
}
