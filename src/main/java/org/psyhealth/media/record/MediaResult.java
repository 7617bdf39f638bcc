package org.psyhealth.media.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaVariant;

/**
 * What was made of a file.
 *
 * @param variants what is served, the smallest first
 * @param durationMillis of a recording
 * @param codec of a recording, as in RFC 6381
 * @param blurhash of a picture
 * @param perceptualHash of a picture that has spatial content; kept in a column of its own
 */
public record MediaResult(
        List<MediaVariant> variants,
        @Nullable Long durationMillis,
        @Nullable String codec,
        @Nullable String blurhash,
        @Nullable Long perceptualHash) {

    /** A file with nothing but its variants. */
    public static MediaResult of(List<MediaVariant> variants) {
        return new MediaResult(variants, null, null, null, null);
    }

    /** The same with its variants elsewhere. */
    public MediaResult with(List<MediaVariant> moved) {
        return new MediaResult(moved, durationMillis, codec, blurhash, perceptualHash);
    }

    /** What is stored of it, bytes. */
    public long length() {
        return variants.stream().mapToLong(MediaVariant::length).sum();
    }
}
