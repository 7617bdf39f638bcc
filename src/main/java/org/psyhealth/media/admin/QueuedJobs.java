package org.psyhealth.media.admin;

import org.psyhealth.media.job.JobKind;

/**
 * The jobs of a kind that are due.
 *
 * @param kind what is to be done
 * @param waiting how many are due
 * @param retried how many of them were tried before
 * @param oldestSeconds for how long the oldest one has been due
 */
record QueuedJobs(JobKind kind, long waiting, long retried, long oldestSeconds) {}
