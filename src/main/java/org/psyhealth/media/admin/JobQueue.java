package org.psyhealth.media.admin;

import java.util.List;

/**
 * What is due.
 *
 * @param items each kind of job of which some are due
 */
record JobQueue(List<QueuedJobs> items) {}
