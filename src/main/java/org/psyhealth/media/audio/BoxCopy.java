package org.psyhealth.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.psyhealth.media.format.RefusedFileException;

/**
 * Copies boxes to the same places of a file of the same length, so that every offset in it stays true. A box that
 * nobody wants becomes free space, and what nobody keeps of a wanted one is zero. Offsets within a box are counted from
 * its body.
 */
final class BoxCopy {

    private static final int MOST_BOXES = 100_000;
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;

    private final SourceFile source;
    private final TargetFile target;
    private int boxes;

    BoxCopy(SourceFile source, TargetFile target) {
        this.source = source;
        this.target = target;
    }

    /** The wanted boxes of a range, whose headers are not yet copied; all others are free space now. */
    Boxes within(long from, long to, Set<String> wanted) throws RefusedFileException, IOException {
        var found = new HashMap<String, List<Box>>();
        for (var at = from; at < to; ) {
            var box = boxAt(at, to);
            if (wanted.contains(box.type())) {
                found.computeIfAbsent(box.type(), type -> new ArrayList<>()).add(box);
            } else {
                header("free", box);
            }
            at = box.end();
        }
        return new Boxes(found);
    }

    /** Keeps a box for some of the boxes in it. */
    Boxes open(Box box, String... wanted) throws RefusedFileException, IOException {
        return open(box, 0, wanted);
    }

    /** Keeps a box for some of the boxes in it, which follow fields of its own. */
    Boxes open(Box box, long fields, String... wanted) throws RefusedFileException, IOException {
        header(box);
        require(box, 0, fields);
        return within(box.body() + fields, box.end(), Set.of(wanted));
    }

    /** Keeps the header of a box alone. */
    void header(Box box) throws IOException {
        header(box.type(), box);
    }

    void free(Box box) throws IOException {
        header("free", box);
    }

    void keep(Box box, long offset, long length) throws RefusedFileException, IOException {
        require(box, offset, length);
        target.keep(box.body() + offset, length);
    }

    void put(Box box, long offset, byte... bytes) throws RefusedFileException, IOException {
        require(box, offset, bytes.length);
        target.put(box.body() + offset, bytes);
    }

    long number(Box box, long offset, int bytes) throws RefusedFileException, IOException {
        require(box, offset, bytes);
        return source.number(box.body() + offset, bytes);
    }

    String text(Box box, long offset, int length) throws RefusedFileException, IOException {
        require(box, offset, length);
        return source.text(box.body() + offset, length);
    }

    ByteBuffer read(Box box, long offset, long length) throws RefusedFileException, IOException {
        require(box, offset, length);
        return source.read(box.body() + offset, length);
    }

    /**
     * Keeps a table, and nothing behind it.
     *
     * @param offset of the number of entries, which they follow
     * @param width the length of an entry in bytes
     */
    ByteBuffer table(Box box, long offset, int width) throws RefusedFileException, IOException {
        var length = number(box, offset, Integer.BYTES) * width;
        var entries = read(box, offset + Integer.BYTES, length);
        header(box);
        keep(box, offset, Integer.BYTES + length);
        return entries;
    }

    private Box boxAt(long at, long limit) throws RefusedFileException, IOException {
        boxes++;
        if (boxes > MOST_BOXES) {
            throw Refusal.unreadable("it has more than " + MOST_BOXES + " boxes");
        }
        if (limit - at < HEADER) {
            throw Refusal.unreadable("a box is cut off");
        }
        var type = source.text(at + Integer.BYTES, Integer.BYTES);
        var size = source.number(at, Integer.BYTES);
        var header = HEADER;
        if (size == 1) {
            header = LONG_HEADER;
            size = source.number(at + HEADER, Long.BYTES);
        } else if (size == 0 && limit == source.size()) {
            size = limit - at;
        }
        if (size < header || size > limit - at) {
            throw Refusal.unreadable("a box has an impossible size");
        }
        return new Box(type, at, at + header, at + size);
    }

    /** A file has less than 2^31 bytes: only a box whose content stands behind a long header needs one. */
    private void header(String type, Box box) throws IOException {
        var size = box.end() - box.start();
        var isLong = box.body() - box.start() == LONG_HEADER && !"free".equals(type);
        var header = ByteBuffer.allocate(isLong ? LONG_HEADER : HEADER)
                .putInt(isLong ? 1 : (int) size)
                .put(type.getBytes(StandardCharsets.ISO_8859_1));
        if (isLong) {
            header.putLong(size);
        }
        target.put(box.start(), header.array());
    }

    private static void require(Box box, long offset, long length) throws RefusedFileException {
        if (offset > box.bodyLength() - length) {
            throw Refusal.unreadable("a box is too short");
        }
    }
}
