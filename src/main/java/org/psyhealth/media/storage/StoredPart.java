package org.psyhealth.media.storage;

/**
 * A part of an upload that has arrived.
 *
 * @param number from 1
 * @param length bytes
 * @param etag names its content
 */
public record StoredPart(int number, long length, String etag) {}
