package org.psyhealth.media.upload;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaPurpose;

/**
 * A file to upload.
 *
 * @param purpose what it is for
 * @param contentType what it is; parameters are ignored
 * @param length bytes
 * @param sha256 its checksum, 64 hexadecimal digits
 * @param parentId the recording that captions belong to; only with captions
 * @param language the language of captions, a tag of BCP 47 such as vi-VN; only with captions
 */
record NewMedia(
        @NotNull MediaPurpose purpose,
        @NotNull @Size(min = 3, max = 100) String contentType,
        @NotNull @Min(1) Long length,

        @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hexadecimal digits")
        String sha256,

        @Nullable UUID parentId,

        @Nullable @Size(min = 2, max = 60) String language) {}
