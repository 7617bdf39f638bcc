package org.psyhealth.media.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/** The chunks of a PNG file up to its end (W3C PNG, third edition), those that a decoder needs with their checksums. */
final class PngFile {

    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int T_RNS = 0x74524E53;
    private static final int I_CCP = 0x69434350;
    private static final int E_XIF = 0x65584966;
    private static final int ANCILLARY = 0x20000000;
    private static final int GRAY_ALPHA = 4;

    private final ByteBuffer file;
    private final KeptParts kept;
    private int orientation = ExifOrientation.UPRIGHT;
    private byte @Nullable [] profile;

    PngFile(ByteBuffer file) {
        this.file = file;
        kept = new KeptParts(file);
    }

    ImageHeader header() throws RefusedFileException {
        kept.keep(0, 8);
        var header = file.slice(8 + 8, 13);
        if (file.getInt(8) != 13 || file.getInt(12) != IHDR) {
            throw ImageHeader.unreadable("A PNG file without a header");
        }
        var size = ImageHeader.size(header.getInt(0), header.getInt(4));
        var at = 8;
        for (var type = IHDR; type != IEND; ) {
            var length = file.getInt(at);
            type = file.getInt(at + 4);
            chunk(type, at, file.slice(at, Math.addExact(length, 12)));
            at += length + 12;
        }
        return new ImageHeader(MediaFormat.PNG, size, bytesPerPixel(header), 0, orientation, profile, kept.parts(), 0);
    }

    private void chunk(int type, int at, ByteBuffer chunk) throws RefusedFileException {
        switch (type) {
            case IHDR, PLTE, IDAT, IEND, T_RNS -> {
                var crc = new CRC32();
                crc.update(chunk.slice(4, chunk.limit() - 8));
                if ((int) crc.getValue() != chunk.getInt(chunk.limit() - 4)) {
                    throw ImageHeader.unreadable("A PNG chunk is damaged");
                }
                kept.keep(at, at + chunk.limit());
            }
            case E_XIF -> orientation = ExifOrientation.of(data(chunk));
            case I_CCP -> profile = profile(data(chunk));
            default -> {
                if ((type & ANCILLARY) == 0) {
                    throw ImageHeader.unreadable("An unknown kind of PNG chunk");
                }
            }
        }
    }

    /** The profile, or none if it is damaged or too large. */
    private static byte @Nullable [] profile(ByteBuffer chunk) {
        var bytes = new byte[chunk.limit()];
        chunk.get(0, bytes);
        var name = 0;
        while (name < bytes.length && bytes[name] != 0) {
            name++;
        }
        var start = Math.min(name + 2, bytes.length);
        try (var inflated = new InflaterInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start))) {
            var inner = inflated.readNBytes(ImageHeader.MAX_PROFILE + 1);
            return inner.length > ImageHeader.MAX_PROFILE ? null : inner;
        } catch (IOException e) {
            return null;
        }
    }

    private static ByteBuffer data(ByteBuffer chunk) {
        return chunk.slice(8, chunk.limit() - 12);
    }

    /** With an alpha sample, for that may come of a transparent colour. */
    private static int bytesPerPixel(ByteBuffer header) {
        var samples = header.get(9) == 0 || header.get(9) == GRAY_ALPHA ? 2 : 4;
        return header.get(8) == 16 ? 2 * samples : samples;
    }
}
