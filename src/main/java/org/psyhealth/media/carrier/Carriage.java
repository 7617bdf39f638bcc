package org.psyhealth.media.carrier;

import java.time.Instant;

/**
 * Whether anything carries a file.
 *
 * @param isCarried whether something does, by the newest known state of all that ever did
 * @param freeSince since when nothing does, by the times of the facts; of no meaning while something does
 */
public record Carriage(boolean isCarried, Instant freeSince) {}
