package org.psyhealth.media.job;

import java.util.UUID;

/**
 * A job in the hands of one worker.
 *
 * @param subjectId the file, or the request
 * @param kind what to do
 * @param attempt counts from 1, this one included
 * @param again whether somebody had it before, also in an attempt that did not count
 * @param token random; whatever the worker writes is conditional on it
 */
public record Lease(UUID subjectId, JobKind kind, int attempt, boolean again, UUID token) {}
