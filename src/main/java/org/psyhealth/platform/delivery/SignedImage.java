package org.psyhealth.platform.delivery;

import java.net.URI;

/**
 * A picture to show.
 *
 * @param url where it is, for about an hour
 * @param contentType its media type
 * @param width pixels
 * @param height pixels
 */
public record SignedImage(URI url, String contentType, int width, int height) {}
