package org.psyhealth.media.transcode;

import java.nio.file.Path;
import org.psyhealth.media.audio.CleanAudio;

/**
 * A recording made anew.
 *
 * @param file of AAC-LC, mono, in MPEG-4, and cleaned as an uploaded one is
 * @param audio what it was found to be
 * @param peaks a small JSON document to draw it by
 */
public record Transcoded(Path file, CleanAudio audio, Path peaks) {}
