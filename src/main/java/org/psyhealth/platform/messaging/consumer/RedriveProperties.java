package org.psyhealth.platform.messaging.consumer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the re-drive of dead letters.
 *
 * @param perSecond the maximum number of letters of a topic handled per second
 */
@ConfigurationProperties("psyhealth.dead-letters.redrive")
record RedriveProperties(@DefaultValue("20") int perSecond) {

    RedriveProperties {
        if (perSecond < 1 || perSecond > 1_000) {
            throw new IllegalArgumentException("psyhealth.dead-letters.redrive.per-second must be from 1 to 1000");
        }
    }
}
