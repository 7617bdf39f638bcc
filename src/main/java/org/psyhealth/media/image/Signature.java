package org.psyhealth.media.image;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.format.MediaFormat;

/** The first bytes by which the accepted formats are told, from each other and from all else. */
final class Signature {

    private static final int LONGEST = 12;
    private static final Map<String, MediaFormat> FORMATS = Map.of(
            "ffd8ff", MediaFormat.JPEG,
            "89504e470d0a1a0a", MediaFormat.PNG,
            "474946383761", MediaFormat.GIF,
            "474946383961", MediaFormat.GIF,
            "52494646........57454250", MediaFormat.WEBP);

    private Signature() {}

    /** The format of an image, whatever its name is; none if it is not of an accepted one. */
    static @Nullable MediaFormat of(ByteBuffer file) {
        var first = new byte[Math.min(LONGEST, file.limit())];
        file.get(0, first);
        var hex = HexFormat.of().formatHex(first);
        return FORMATS.entrySet().stream()
                .filter(format -> hex.matches(format.getKey() + ".*"))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(null);
    }
}
