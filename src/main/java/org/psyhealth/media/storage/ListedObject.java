package org.psyhealth.media.storage;

import java.time.Instant;

/**
 * An object, as listing tells of it.
 *
 * @param key its name
 * @param length bytes
 * @param modifiedAt when it was stored
 */
public record ListedObject(String key, long length, Instant modifiedAt) {}
