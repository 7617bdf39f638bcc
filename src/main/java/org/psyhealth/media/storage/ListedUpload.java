package org.psyhealth.media.storage;

import java.time.Instant;

/**
 * An upload in parts that is not complete, as listing tells of it.
 *
 * @param key of the object that it would become
 * @param id as the store calls it
 * @param begunAt when it was begun
 */
public record ListedUpload(String key, String id, Instant begunAt) {}
