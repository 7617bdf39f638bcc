package org.psyhealth.user.events;

/**
 * A person's picture in one size.
 *
 * @param key names the file in the object store
 * @param contentType its media type
 * @param width pixels
 * @param height pixels
 */
public record AvatarVariant(String key, String contentType, int width, int height) {}
