package org.psyhealth.media.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A file was made and can be shown.
 *
 * @param ownerId who uploaded it: only they may attach it to anything
 * @param purpose what it may be attached as
 * @param variants what is served: pictures, the smallest first; a recording, perhaps with its peaks; captions and their
 *     transcript
 * @param durationMillis how long a recording lasts; null for anything else
 * @param codec how a recording is coded, as in RFC 6381; null for anything else
 * @param blurhash a blurred picture to show meanwhile (BlurHash); null for anything else
 * @param parentId the recording that captions belong to, beside which they are offered; null for anything else
 * @param language the language of captions, a canonical tag of BCP 47; null for anything else
 */
@EventType("org.psyhealth.media.ready.v1")
public record MediaReady(
        EventMeta meta,
        UUID ownerId,
        MediaPurpose purpose,
        List<MediaVariant> variants,
        @Nullable Long durationMillis,
        @Nullable String codec,
        @Nullable String blurhash,
        @Nullable UUID parentId,
        @Nullable String language)
        implements MediaEvent {}
