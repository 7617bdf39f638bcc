package org.psyhealth.media;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.psyhealth.platform.messaging.consumer.Subscriptions;
import org.psyhealth.platform.messaging.consumer.ToldProgress;
import org.psyhealth.services.SharedServices;
import org.psyhealth.support.ModuleContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;

/** The media module without workers: a test does the jobs itself. */
public final class MediaModule {

    private static final String STORE = "psyhealth.storage.";

    private MediaModule() {}

    /** With the shared object store, and some properties of the module. */
    public static ModuleContext start(Map<String, String> properties) {
        return start(properties, context -> {});
    }

    /** With the shared object store, and some beans of the test's own. */
    public static ModuleContext start(Map<String, String> properties, Consumer<GenericApplicationContext> customizer) {
        return startWith(withStore(properties), customizer);
    }

    /** With a bucket of its own, which the test makes. */
    public static ModuleContext inBucket(String bucket) {
        var all = withStore(Map.of());
        all.put(STORE + "bucket", bucket);
        return startWith(all, context -> {});
    }

    private static Map<String, Object> withStore(Map<String, String> properties) {
        var all = new HashMap<String, Object>(properties);
        SharedServices.properties().forEach((name, value) -> {
            if (name.startsWith(STORE)) {
                all.put(name, value);
            }
        });
        return all;
    }

    /** With an object store that does not answer. */
    public static ModuleContext withoutStore() {
        return startWith(
                new HashMap<>(Map.of(
                        STORE + "bucket", "none",
                        STORE + "endpoint", "http://localhost:1",
                        STORE + "access-key", "none",
                        STORE + "secret-key", "none")),
                context -> {});
    }

    private static ModuleContext startWith(
            Map<String, Object> properties, Consumer<GenericApplicationContext> customizer) {
        properties.put("psyhealth.media.workers", "0");
        return ModuleContext.of("media", properties, context -> {
            new ClassPathBeanDefinitionScanner(context).scan("org.psyhealth.platform.delivery");
            context.registerBean(Subscriptions.class);
            context.registerBean(ToldProgress.class);
            customizer.accept(context);
        });
    }
}
