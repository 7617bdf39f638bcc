package org.psyhealth.media.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.format.MediaFormat;

/** An announced file; see {@link MediaRecord}. */
public record NewRecord(
        UUID id,
        UUID ownerId,
        MediaPurpose purpose,
        MediaFormat format,
        long length,
        byte[] sha256,
        @Nullable UUID parentId,
        @Nullable String language,
        String uploadKey) {}
