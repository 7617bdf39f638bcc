package org.psyhealth.platform.contact;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that contact data is encrypted with.
 *
 * @param keys the keys by id, each 32 bytes in base64; all of them decrypt
 * @param activeKey the id of the key that encrypts
 */
@ConfigurationProperties("psyhealth.contact")
record ContactProperties(
        @Nullable Map<String, String> keys, @Nullable String activeKey) {

    /** Omits the keys: configuration properties may be logged. */
    @Override
    public String toString() {
        return "ContactProperties[activeKey=" + activeKey + "]";
    }
}
