package org.psyhealth.user.profile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the maintenance of profiles.
 *
 * @param contactRotation republishing after a change of the key that encrypts addresses
 * @param avatar the pictures that people chose
 * @param suspension the end of suspensions
 */
@ConfigurationProperties("psyhealth.user")
record UserProperties(
        @DefaultValue ContactRotation contactRotation,
        @DefaultValue Avatar avatar,
        @DefaultValue Suspension suspension) {

    /**
     * Republishing after a change of the active contact key.
     *
     * @param interval how often to check for profiles whose address was published with another key
     */
    record ContactRotation(@DefaultValue("10m") Duration interval) {}

    /**
     * The pictures that people chose.
     *
     * @param settleInterval how often to look at the profiles that wait for one
     */
    record Avatar(@DefaultValue("1m") Duration settleInterval) {}

    /**
     * The end of suspensions.
     *
     * @param sweepInterval how often to look for people whose suspension has ended by itself
     */
    record Suspension(@DefaultValue("5s") Duration sweepInterval) {}
}
