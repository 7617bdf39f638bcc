package org.psyhealth.platform.messaging.consumer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How dead letters are driven again.
 *
 * @param perSecond how many letters of a topic are handled in a second at most
 */
@ConfigurationProperties("psyhealth.dead-letters.redrive")
record RedriveProperties(@DefaultValue("20") int perSecond) {

    RedriveProperties {
        if (perSecond < 1 || perSecond > 1_000) {
            throw new IllegalArgumentException("psyhealth.dead-letters.redrive.per-second must be from 1 to 1000");
        }
    }
}
