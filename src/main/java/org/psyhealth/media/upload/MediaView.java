package org.psyhealth.media.upload;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.record.MediaStatus;

/**
 * A file as its owner sees it.
 *
 * @param purpose what it is for
 * @param status where it is on its way
 * @param contentType what its owner announced
 * @param length what its owner announced, bytes
 * @param reason why it was refused; null otherwise
 * @param variants what can be shown: pictures, the smallest first; a recording, perhaps with its peaks (JSON); captions
 *     and their transcript; empty unless it is ready
 * @param captions the captions of a recording that are ready; empty for anything else
 * @param durationMillis how long a recording lasts; null otherwise
 * @param codec how a recording is coded, as in RFC 6381; null otherwise
 * @param blurhash a blurred picture to show meanwhile (BlurHash); null otherwise
 * @param parentId the recording that captions belong to; null otherwise
 * @param language the language of captions, BCP 47; null otherwise
 * @param createdAt when it was announced
 * @param version shown as the entity tag only
 */
record MediaView(
        UUID id,
        MediaPurpose purpose,
        MediaStatus status,
        String contentType,
        long length,
        @Nullable RefusalReason reason,
        List<VariantView> variants,
        List<CaptionView> captions,
        @Nullable Long durationMillis,
        @Nullable String codec,
        @Nullable String blurhash,
        @Nullable UUID parentId,
        @Nullable String language,
        Instant createdAt,
        @JsonIgnore long version) {

    /**
     * A file to show.
     *
     * @param url where it is, for about an hour
     * @param contentType its media type
     * @param length bytes
     * @param width pixels; null unless it is a picture
     * @param height pixels; null unless it is a picture
     */
    record VariantView(
            URI url,
            String contentType,
            long length,
            @Nullable Integer width,
            @Nullable Integer height) {}

    /**
     * Captions of a recording.
     *
     * @param mediaId the captions, which are a file of their own
     * @param language BCP 47
     * @param url where they are (WebVTT), for about an hour
     * @param transcriptUrl where their text is, for about an hour
     */
    record CaptionView(UUID mediaId, String language, URI url, URI transcriptUrl) {}
}
