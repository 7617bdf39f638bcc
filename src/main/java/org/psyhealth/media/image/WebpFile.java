package org.psyhealth.media.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/** The chunks of a WebP file, of which the first picture becomes a file of its own (RFC 9649). */
final class WebpFile {

    private static final int RIFF = 0x46464952;
    private static final int WEBP = 0x50424557;
    private static final int LOSSY = 0x20385056;
    private static final int LOSSLESS = 0x4C385056;
    private static final int EXTENDED = 0x58385056;
    private static final int ALPHA = 0x48504C41;
    private static final int FRAME = 0x464D4E41;
    private static final int PROFILE = 0x50434349;
    private static final int EXIF = 0x46495845;
    private static final int CHUNKS = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;

    /** How many bytes the decoder reads before it needs them. */
    private static final int LOOK_AHEAD = 8;

    private static final int WITH_ALPHA = 0x10;
    private static final int COMPRESSION_OF_ALPHA = 3;
    private static final int COMPRESSED = 1;

    /** The most for tables of codes: the usual encoder makes less than 3,000 groups of five. */
    private static final long TABLES = 32 << 20;

    /** Of tables, by the bytes of a file: a group of five codes takes three bytes, and 5.6 kB. */
    private static final long TABLES_PER_BYTE = 2_048;

    /** Of the blocks that the decoder of lossy pictures keeps, two rows of them, by the pixels of a row. */
    private static final long BLOCKS = 4_096;

    private final ByteBuffer file;
    private @Nullable ByteBuffer picture;
    private @Nullable ByteBuffer alpha;
    private int orientation = ExifOrientation.UPRIGHT;
    private byte @Nullable [] profile;

    WebpFile(ByteBuffer file) {
        this.file = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    ImageHeader header() throws RefusedFileException {
        chunks(CHUNKS, Math.addExact(CHUNK_HEADER, file.getInt(4)));
        if (picture == null) {
            throw ImageHeader.unreadable("A WebP file without a picture");
        }
        return picture.getInt(0) == LOSSLESS ? lossless(picture) : lossy(picture);
    }

    private void chunks(int from, int to) throws RefusedFileException {
        file.slice(0, to);
        for (var at = from; at + CHUNK_HEADER <= to; ) {
            var length = file.getInt(at + 4);
            var chunk = file.slice(at, Math.addExact(CHUNK_HEADER, length)).order(ByteOrder.LITTLE_ENDIAN);
            var data = at + CHUNK_HEADER;
            switch (chunk.getInt(0)) {
                case LOSSY, LOSSLESS -> picture = picture == null ? chunk : picture;
                case ALPHA -> alpha = picture == null ? chunk : alpha;
                case EXTENDED -> ImageHeader.size(1 + number24(data + 4), 1 + number24(data + 7));
                case FRAME -> {
                    if (picture == null && from == CHUNKS) {
                        chunks(data + FRAME_HEADER, data + length);
                    }
                }
                case EXIF -> orientation = ExifOrientation.of(data(chunk));
                case PROFILE -> {
                    if (length <= ImageHeader.MAX_PROFILE) {
                        profile = new byte[length];
                        data(chunk).get(profile);
                    }
                }
                default -> {}
            }
            at += CHUNK_HEADER + length + (length & 1);
        }
    }

    private ImageHeader lossless(ByteBuffer chunk) throws RefusedFileException {
        var bits = chunk.getInt(CHUNK_HEADER + 1);
        if (chunk.get(CHUNK_HEADER) != 0x2F || bits >>> 29 != 0) {
            throw ImageHeader.unreadable("Not a lossless WebP picture");
        }
        var size = ImageHeader.size(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
        return header(size, losslessBytes(size, chunk), List.of(chunk), Long.MAX_VALUE);
    }

    /**
     * Besides the picture: itself once more if only a part of its pixels is taken, images of transformations, tables.
     */
    private static long losslessBytes(Size size, ByteBuffer chunk) {
        var copies = ImageHeader.step(size) == 1 ? 1 : 5;
        return copies * size.pixels() + Math.min(TABLES, (1 << 20) + TABLES_PER_BYTE * chunk.limit());
    }

    private ImageHeader lossy(ByteBuffer chunk) throws RefusedFileException {
        if ((chunk.get(CHUNK_HEADER) & 1) != 0 || (chunk.getInt(CHUNK_HEADER + 3) & 0xFFFFFF) != 0x2A019D) {
            throw ImageHeader.unreadable("Not a lossy WebP picture");
        }
        var size =
                ImageHeader.size(chunk.getShort(CHUNK_HEADER + 6) & 0x3FFF, chunk.getShort(CHUNK_HEADER + 8) & 0x3FFF);
        var lossyBytes = size.pixels() + BLOCKS * size.width();
        if (alpha == null) {
            return header(size, lossyBytes, List.of(chunk), 0);
        }
        // The decoder takes any other kind for opaque, and would show what is hidden.
        if ((alpha.get(CHUNK_HEADER) & COMPRESSION_OF_ALPHA) != COMPRESSED) {
            throw ImageHeader.unreadable("A WebP picture whose alpha is not compressed");
        }
        var extended = ByteBuffer.allocate(CHUNK_HEADER + 10).order(ByteOrder.LITTLE_ENDIAN);
        extended.putInt(EXTENDED).putInt(10).putInt(WITH_ALPHA);
        extended.putInt(size.width() - 1 | size.height() - 1 << 24).putShort((short) (size.height() - 1 >> 8));
        return header(
                size,
                lossyBytes + 4 * size.pixels() + losslessBytes(size, alpha),
                List.of(extended.flip(), alpha, chunk),
                CHUNKS + extended.limit() + alpha.limit());
    }

    private ImageHeader header(Size size, long decoderBytes, List<ByteBuffer> chunks, long watched) {
        var parts = new ArrayList<ByteBuffer>();
        for (var chunk : chunks) {
            parts.add(chunk);
            parts.add(ByteBuffer.allocate(chunk.limit() & 1));
        }
        var length = parts.stream().mapToInt(ByteBuffer::limit).sum();
        var riff = ByteBuffer.allocate(CHUNKS).order(ByteOrder.LITTLE_ENDIAN);
        parts.addFirst(riff.putInt(RIFF).putInt(length + 4).putInt(WEBP).flip());
        parts.add(ByteBuffer.allocate(LOOK_AHEAD));
        return new ImageHeader(MediaFormat.WEBP, size, 4, decoderBytes, orientation, profile, parts, watched);
    }

    private static ByteBuffer data(ByteBuffer chunk) {
        return chunk.slice(CHUNK_HEADER, chunk.limit() - CHUNK_HEADER);
    }

    private int number24(int at) {
        return Short.toUnsignedInt(file.getShort(at)) | Byte.toUnsignedInt(file.get(at + 2)) << 16;
    }
}
