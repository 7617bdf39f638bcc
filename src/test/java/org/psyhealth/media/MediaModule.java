package org.psyhealth.media;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.psyhealth.platform.delivery.DeliveryProperties;
import org.psyhealth.platform.delivery.StorageProperties;
import org.psyhealth.services.SharedServices;
import org.psyhealth.support.ModuleContext;

/** The media module without workers: a test does the jobs itself. */
public final class MediaModule {

    private MediaModule() {}

    /** With the shared object store, and some properties of the module. */
    public static ModuleContext start(Map<String, String> properties) {
        var services = SharedServices.properties();
        return start(
                properties,
                new StorageProperties(
                        services.getOrDefault("psyhealth.storage.bucket", ""),
                        services.getOrDefault("psyhealth.storage.region", ""),
                        URI.create(services.getOrDefault("psyhealth.storage.endpoint", "")),
                        null,
                        services.get("psyhealth.storage.access-key"),
                        services.get("psyhealth.storage.secret-key")));
    }

    /** With an object store that does not answer. */
    public static ModuleContext withoutStore() {
        return start(
                Map.of(),
                new StorageProperties("none", "eu-central-1", URI.create("http://localhost:1"), null, "none", "none"));
    }

    private static ModuleContext start(Map<String, String> properties, StorageProperties store) {
        var all = new HashMap<String, Object>(properties);
        all.put("psyhealth.media.workers", "0");
        return ModuleContext.of("media", all, context -> {
            context.registerBean(StorageProperties.class, () -> store);
            context.registerBean(
                    DeliveryProperties.class,
                    () -> new DeliveryProperties(null, null, null, null, Duration.ofHours(1)));
        });
    }
}
