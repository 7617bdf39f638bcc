package org.psyhealth.platform.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** Signed addresses of a store that no test asks. */
public final class LocalDelivery {

    private LocalDelivery() {}

    /** Addresses signed with made-up credentials. */
    public static SignedUrls urls(Clock clock) {
        var properties = new DeliveryProperties(null, null, null, null, Duration.ofHours(1));
        var store = new StorageProperties(
                "media", "eu-central-1", URI.create("http://localhost:1"), null, "somebody", "something");
        return new SignedUrls(new StoreSigner(store), new CloudFrontSigner(properties), properties, clock);
    }
}
