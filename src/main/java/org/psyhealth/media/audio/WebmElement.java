package org.psyhealth.media.audio;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a copy (RFC 8794, section 11; RFC 9559, section 5), where they may stand and what is kept of them.
 * Every other one is left away.
 */
enum WebmElement {
    EBML(0x1A45DFA3, null, Content.ELEMENTS),
    EBML_VERSION(0x4286, EBML, Content.NUMBER),
    EBML_READ_VERSION(0x42F7, EBML, Content.NUMBER),
    EBML_MAX_ID_LENGTH(0x42F2, EBML, Content.NUMBER),
    EBML_MAX_SIZE_LENGTH(0x42F3, EBML, Content.NUMBER),
    DOC_TYPE(0x4282, EBML, Content.NAME),
    DOC_TYPE_VERSION(0x4287, EBML, Content.NUMBER),
    DOC_TYPE_READ_VERSION(0x4285, EBML, Content.NUMBER),

    SEGMENT(0x18538067, null, Content.ELEMENTS),

    SEEK_HEAD(0x114D9B74, SEGMENT, Content.ELEMENTS),
    SEEK(0x4DBB, SEEK_HEAD, Content.ELEMENTS),
    SEEK_ID(0x53AB, SEEK, Content.NUMBER),
    SEEK_POSITION(0x53AC, SEEK, Content.NUMBER),

    INFO(0x1549A966, SEGMENT, Content.ELEMENTS),
    TIMESTAMP_SCALE(0x2AD7B1, INFO, Content.NUMBER),
    DURATION(0x4489, INFO, Content.FRACTION),
    MUXING_APP(0x4D80, INFO, Content.NOTHING),
    WRITING_APP(0x5741, INFO, Content.NOTHING),

    TRACKS(0x1654AE6B, SEGMENT, Content.ELEMENTS),
    TRACK(0xAE, TRACKS, Content.ELEMENTS),
    TRACK_NUMBER(0xD7, TRACK, Content.NUMBER),
    TRACK_UID(0x73C5, TRACK, Content.UID),
    TRACK_TYPE(0x83, TRACK, Content.NUMBER),
    CODEC_ID(0x86, TRACK, Content.NAME),
    CODEC_PRIVATE(0x63A2, TRACK, Content.OPUS_HEAD),
    CODEC_DELAY(0x56AA, TRACK, Content.NUMBER),
    SEEK_PRE_ROLL(0x56BB, TRACK, Content.NUMBER),
    CONTENT_ENCODINGS(0x6D80, TRACK, Content.FORBIDDEN),
    AUDIO(0xE1, TRACK, Content.ELEMENTS),
    SAMPLING_FREQUENCY(0xB5, AUDIO, Content.FRACTION),
    CHANNELS(0x9F, AUDIO, Content.NUMBER),

    CLUSTER(0x1F43B675, SEGMENT, Content.ELEMENTS),
    TIMESTAMP(0xE7, CLUSTER, Content.NUMBER),
    SIMPLE_BLOCK(0xA3, CLUSTER, Content.SOUND),
    BLOCK_GROUP(0xA0, CLUSTER, Content.ELEMENTS),
    BLOCK(0xA1, BLOCK_GROUP, Content.SOUND),
    BLOCK_DURATION(0x9B, BLOCK_GROUP, Content.NUMBER),
    DISCARD_PADDING(0x75A2, BLOCK_GROUP, Content.SIGNED),

    CUES(0x1C53BB6B, SEGMENT, Content.ELEMENTS),
    CUE_POINT(0xBB, CUES, Content.ELEMENTS),
    CUE_TIME(0xB3, CUE_POINT, Content.NUMBER),
    CUE_TRACK_POSITIONS(0xB7, CUE_POINT, Content.ELEMENTS),
    CUE_TRACK(0xF7, CUE_TRACK_POSITIONS, Content.NUMBER),
    CUE_CLUSTER_POSITION(0xF1, CUE_TRACK_POSITIONS, Content.NUMBER),
    CUE_RELATIVE_POSITION(0xF0, CUE_TRACK_POSITIONS, Content.NUMBER);

    /** What an element has, and what is kept of it. */
    enum Content {
        ELEMENTS,
        NUMBER,
        SIGNED,
        FRACTION,
        NAME,
        OPUS_HEAD,
        SOUND,
        /** A random number, which becomes one. */
        UID,
        /** It must be there, but may be empty. */
        NOTHING,
        FORBIDDEN
    }

    private static final Map<Integer, WebmElement> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(element -> element.id, Function.identity()));

    private final int id;
    private final @Nullable WebmElement parent;
    private final Content content;

    WebmElement(int id, @Nullable WebmElement parent, Content content) {
        this.id = id;
        this.parent = parent;
        this.content = content;
    }

    /**
     * What an element is; empty if it is not wanted there.
     *
     * @param parent null at the top
     */
    static Optional<WebmElement> of(int id, @Nullable WebmElement parent) {
        return Optional.ofNullable(BY_ID.get(id)).filter(element -> element.parent == parent);
    }

    int id() {
        return id;
    }

    Content content() {
        return content;
    }

    /** Whether its size may be unknown (RFC 9559, section 5.1). */
    boolean mayBeOpen() {
        return this == SEGMENT || this == CLUSTER;
    }

    /** Whether it is of a header, and there once at most. */
    boolean isOnce() {
        return switch (this) {
            case EBML, SEGMENT, INFO, TRACKS -> true;
            default -> parent != null && parent != SEGMENT && parent.isOnce();
        };
    }
}
