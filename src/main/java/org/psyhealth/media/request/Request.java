package org.psyhealth.media.request;

import java.time.Instant;
import java.util.UUID;

/**
 * What a person demanded.
 *
 * @param userId the person
 * @param receivedAt when it was received here
 */
public record Request(UUID id, UUID userId, Instant receivedAt) {}
