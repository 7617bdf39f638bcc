package org.psyhealth.user.lifecycle;

import java.time.Instant;
import java.util.UUID;

/**
 * That the identity provider has to follow a person's status.
 *
 * @param version of the profile whose status it is
 * @param attempts how often it was tried before
 * @param leasedUntil until when nobody else carries it out
 */
public record AccountCommand(UUID person, long version, AccountTarget target, int attempts, Instant leasedUntil) {}
