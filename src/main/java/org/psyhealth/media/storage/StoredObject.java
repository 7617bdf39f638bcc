package org.psyhealth.media.storage;

import org.jspecify.annotations.Nullable;

/**
 * What the store knows of an object.
 *
 * @param etag names this content of it
 * @param length bytes
 * @param sha256 Base64; null unless the store has checked it
 */
public record StoredObject(
        String etag, long length, @Nullable String sha256) {}
