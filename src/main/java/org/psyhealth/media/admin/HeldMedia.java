package org.psyhealth.media.admin;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.record.MediaStatus;

/**
 * A file about which a person has to decide.
 *
 * @param ownerId who uploaded it
 * @param purpose what it is for
 * @param status SCANNING if nobody has seen it yet, READY if it is shown
 * @param views where staff can look at it, the smallest first
 * @param createdAt when it was announced
 * @param keptUntil until when a file is kept for staff that its owner deleted after it was refused; null for any other
 */
record HeldMedia(
        UUID id,
        UUID ownerId,
        MediaPurpose purpose,
        MediaStatus status,
        List<URI> views,
        Instant createdAt,
        @Nullable Instant keptUntil) {}
