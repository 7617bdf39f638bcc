package org.psyhealth.media.audio;

import java.time.Duration;
import org.psyhealth.media.format.MediaFormat;

/**
 * What a recording was found to be.
 *
 * @param codec as RFC 6381 names it: {@code mp3}, {@code mp4a.40.2}, {@code mp4a.40.5}, {@code mp4a.40.29} or
 *     {@code opus}
 * @param duration how long it plays, counted from its sound and never from what its headers say
 */
public record CleanAudio(MediaFormat format, String codec, Duration duration) {}
