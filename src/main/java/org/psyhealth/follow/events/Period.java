package org.psyhealth.follow.events;

import java.time.Instant;

/**
 * A time in which a relation held. Times that are over remain part of its state: what was written in them is not told
 * later, however often the relation starts again.
 *
 * @param since the start, inclusive
 * @param until the end, exclusive
 */
public record Period(Instant since, Instant until) {}
