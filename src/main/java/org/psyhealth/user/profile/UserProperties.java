package org.psyhealth.user.profile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the profiles are looked after.
 *
 * @param contactRotation how profiles follow a change of the key that encrypts addresses
 */
@ConfigurationProperties("psyhealth.user")
record UserProperties(@DefaultValue ContactRotation contactRotation) {

    /**
     * The follow-up to a change of the active contact key.
     *
     * @param interval how often profiles are looked for whose address went out with another key
     */
    record ContactRotation(@DefaultValue("10m") Duration interval) {}
}
