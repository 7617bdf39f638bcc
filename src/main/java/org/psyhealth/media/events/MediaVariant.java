package org.psyhealth.media.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is served. Captions have two: the captions, and what they say as a plain text ({@link #TRANSCRIPT}). A
 * recording may have {@link #PEAKS} beside it.
 *
 * @param key names it in the object store; an address is made of it by {@code platform :: delivery}
 * @param contentType its media type
 * @param length its length, bytes
 * @param width pixels; null unless it is a picture
 * @param height pixels; null unless it is a picture
 */
public record MediaVariant(
        String key,
        String contentType,
        long length,
        @Nullable Integer width,
        @Nullable Integer height) {

    /** The content type of a transcript. */
    public static final String TRANSCRIPT = "text/plain; charset=utf-8";

    /** The content type of captions. */
    public static final String CAPTIONS = "text/vtt";

    /** The content type of a recording's peaks, a list of percents to draw it by. */
    public static final String PEAKS = "application/json";

    private static final String SERVED = "served/";

    /** Whether readers may have an address of it; otherwise it is saved by whoever may have it. */
    @JsonIgnore
    public boolean isServed() {
        return key.startsWith(SERVED);
    }
}
