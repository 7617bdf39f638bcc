package org.psyhealth.media.image;

import java.nio.file.Path;
import org.psyhealth.media.format.MediaFormat;

/**
 * A picture in one size.
 *
 * @param width in pixels
 * @param height in pixels
 * @param format {@link MediaFormat#PNG} when the source has transparent pixels, {@link MediaFormat#JPEG} otherwise
 */
public record Variant(Path file, int width, int height, MediaFormat format) {}
