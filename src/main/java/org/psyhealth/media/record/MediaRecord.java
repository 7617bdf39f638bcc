package org.psyhealth.media.record;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;

/**
 * A file, as its row tells.
 *
 * @param length as announced, bytes
 * @param sha256 as announced, 32 bytes
 * @param parentId the recording that captions belong to
 * @param language of captions, BCP 47
 * @param uploadKey where the client puts the bytes
 * @param multipartId of an upload in parts, as the object store calls it
 * @param etag of the complete object, as the object store calls it
 * @param reason why it was refused
 * @param result what was made of it
 * @param counted what its owner's usage holds for it, bytes
 * @param held whether a person has to decide about it
 * @param ending whether somebody has ended it, and its objects are about to go
 * @param hiddenAt when its owner deleted it, if staff had refused it and it is kept for them
 * @param changedAt when it got its status
 */
public record MediaRecord(
        UUID id,
        long version,
        UUID ownerId,
        MediaPurpose purpose,
        MediaStatus status,
        MediaFormat format,
        long length,
        byte[] sha256,
        @Nullable UUID parentId,
        @Nullable String language,
        String uploadKey,
        @Nullable String multipartId,
        @Nullable String etag,
        @Nullable RefusalReason reason,
        @Nullable MediaResult result,
        long counted,
        boolean held,
        boolean ending,
        @Nullable Instant hiddenAt,
        Instant createdAt,
        Instant changedAt) {

    /** Whether it was made and staff refused it: it is kept for them. */
    boolean isEvidence() {
        return status == MediaStatus.REFUSED && reason == RefusalReason.NOT_ALLOWED && result != null;
    }
}
