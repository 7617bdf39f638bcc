package org.psyhealth.media.caption;

import java.time.Duration;

/**
 * What captions were found to be.
 *
 * @param cues how many there are, at least one
 * @param end when the last of them disappears
 * @param transcript their texts in the order of the file, joined by line breaks: plain text, not markup
 */
public record CleanCaption(int cues, Duration end, String transcript) {}
