package org.psyhealth.media.job;

import java.util.UUID;

/**
 * A job in the hands of one worker.
 *
 * @param subjectId the file, or the request
 * @param kind what to do
 * @param attempt counts from 1, this one included
 * @param token random; whatever the worker writes is conditional on it
 */
public record Lease(UUID subjectId, JobKind kind, int attempt, UUID token) {}
