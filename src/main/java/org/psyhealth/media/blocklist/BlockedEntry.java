package org.psyhealth.media.blocklist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the list.
 *
 * @param sha256 of the file, 64 hexadecimal digits
 * @param perceptualHash of the picture, 16 hexadecimal digits; null if only this very file counts
 * @param note why it is here
 * @param addedBy who added it
 */
public record BlockedEntry(
        UUID id, String sha256, @Nullable String perceptualHash, String note, UUID addedBy, Instant addedAt) {}
