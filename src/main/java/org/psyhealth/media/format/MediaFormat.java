package org.psyhealth.media.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The formats that are accepted, each by one media type. */
public enum MediaFormat {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    /** The first frame alone. */
    GIF("image/gif", "gif"),
    MP3("audio/mpeg", "mp3"),
    M4A("audio/mp4", "m4a"),
    OGG_OPUS("audio/ogg", "ogg"),
    WEBM_OPUS("audio/webm", "webm"),
    WEBVTT("text/vtt", "vtt"),
    /** Of therapists' documents alone; never rendered. */
    PDF("application/pdf", "pdf");

    /** What browsers and telephones call some of them; those that go by a file's ending take sound for a video. */
    private static final Map<String, String> ALIASES = Map.of(
            "image/jpg", "image/jpeg",
            "audio/mp3", "audio/mpeg",
            "audio/m4a", "audio/mp4",
            "audio/x-m4a", "audio/mp4",
            "audio/opus", "audio/ogg",
            "audio/x-opus+ogg", "audio/ogg",
            "application/ogg", "audio/ogg",
            "video/ogg", "audio/ogg",
            "video/webm", "audio/webm");

    private final String contentType;
    private final String extension;

    MediaFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** The format of a media type without parameters, {@code image/jpeg}. */
    public static Optional<MediaFormat> of(String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT);
        var standard = ALIASES.getOrDefault(type, type);
        return Arrays.stream(values())
                .filter(format -> format.contentType.equals(standard))
                .findFirst();
    }

    /** Its media type (RFC 6838), without parameters. */
    public String contentType() {
        return contentType;
    }

    /** The usual ending of names of such files, without the dot. */
    public String extension() {
        return extension;
    }
}
