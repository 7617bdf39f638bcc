package org.psyhealth.media.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.psyhealth.media.format.RefusedFileException;

/** What is kept of a file, in its order. Neighbours become one part, so that there is no file of millions of them. */
final class KeptParts {

    private static final int MOST = 1_000;

    private final ByteBuffer file;
    private final List<ByteBuffer> parts = new ArrayList<>();
    private int from;
    private int to;

    KeptParts(ByteBuffer file) {
        this.file = file;
    }

    void keep(int start, int end) throws RefusedFileException {
        if (start != to || parts.isEmpty()) {
            from = start;
            parts.add(file);
        }
        to = end;
        parts.set(parts.size() - 1, file.slice(from, to - from));
        if (parts.size() > MOST) {
            throw ImageHeader.unreadable("A file of too many parts");
        }
    }

    List<ByteBuffer> parts() {
        return parts;
    }
}
