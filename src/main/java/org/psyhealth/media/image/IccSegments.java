package org.psyhealth.media.image;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An ICC profile in the numbered segments of a JPEG file (ICC.1:2022, annex B.4). */
final class IccSegments {

    /** One more than there can be numbers, to be told from a profile that is complete. */
    static final int MOST = 256;

    private static final int NUMBER = 16;
    private static final int COUNT = 17;
    private static final int DATA = 18;

    private IccSegments() {}

    /** The profile, or none if there is none, or a part of it is missing or double. */
    static byte @Nullable [] joined(List<ByteBuffer> segments) {
        var byNumber = new TreeMap<Byte, ByteBuffer>();
        for (var segment : segments) {
            if (segment.limit() < DATA || Byte.toUnsignedInt(segment.get(COUNT)) != segments.size()) {
                return null;
            }
            byNumber.put(segment.get(NUMBER), segment.slice(DATA, segment.limit() - DATA));
        }
        var length = byNumber.values().stream().mapToInt(ByteBuffer::limit).sum();
        if (segments.isEmpty() || byNumber.size() != segments.size() || length > ImageHeader.MAX_PROFILE) {
            return null;
        }
        var profile = ByteBuffer.allocate(length);
        byNumber.values().forEach(profile::put);
        return profile.array();
    }
}
