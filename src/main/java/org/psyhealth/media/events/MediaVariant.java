package org.psyhealth.media.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is served.
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

    private static final String SERVED = "served/";

    /** Whether readers may have an address of it; otherwise it is saved by whoever may have it. */
    @JsonIgnore
    public boolean isServed() {
        return key.startsWith(SERVED);
    }
}
