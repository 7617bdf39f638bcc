package org.psyhealth.media.job;

/** Something is due at once: wakes the workers of this process after the commit. */
public record JobAdded() {}
