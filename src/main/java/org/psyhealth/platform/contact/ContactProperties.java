package org.psyhealth.platform.contact;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that contact data is encrypted with.
 *
 * @param keys the keys by their ids, each 32 bytes in base64; all of them decrypt
 * @param activeKey the id of the key that encrypts
 */
@ConfigurationProperties("psyhealth.contact")
record ContactProperties(
        @Nullable Map<String, String> keys, @Nullable String activeKey) {

    /** As configuration properties are: a key must appear in no log. */
    @Override
    public String toString() {
        return "ContactProperties[activeKey=" + activeKey + "]";
    }
}
