package org.psyhealth.media.export;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.record.MediaStatus;

/**
 * A person's files, as their export lists them.
 *
 * @param schema names the form of this document
 * @param requestId the request that it answers
 * @param writtenAt when it was written
 * @param files the oldest first
 */
record Manifest(String schema, UUID requestId, Instant writtenAt, List<ExportedFile> files) {

    /** The form of this document. */
    static final String SCHEMA = "org.psyhealth.media.export.v1";

    /**
     * A file.
     *
     * @param purpose what it is for
     * @param status where it is on its way
     * @param contentType what its owner announced
     * @param length what its owner announced, bytes
     * @param sha256 the checksum that its owner announced, hexadecimal
     * @param reason why it was refused; null otherwise
     * @param durationMillis how long a recording lasts; null otherwise
     * @param parentId the recording that captions belong to; null otherwise
     * @param language the language of captions; null otherwise
     * @param createdAt when it was announced
     * @param changedAt when it got its status
     * @param downloads what there is of it; empty unless it is ready
     */
    record ExportedFile(
            UUID id,
            MediaPurpose purpose,
            MediaStatus status,
            String contentType,
            long length,
            String sha256,
            @Nullable RefusalReason reason,
            @Nullable Long durationMillis,
            @Nullable UUID parentId,
            @Nullable String language,
            Instant createdAt,
            Instant changedAt,
            List<Download> downloads) {}

    /**
     * A file to fetch.
     *
     * @param url where it is, for a day
     * @param contentType its media type
     * @param length bytes
     * @param width pixels; null unless it is a picture
     * @param height pixels; null unless it is a picture
     */
    record Download(
            URI url,
            String contentType,
            long length,
            @Nullable Integer width,
            @Nullable Integer height) {}
}
