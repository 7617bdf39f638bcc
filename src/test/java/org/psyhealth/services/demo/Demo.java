package org.psyhealth.services.demo;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.psyhealth.services.DemoPeople;
import org.psyhealth.services.IdentityProvider;
import org.psyhealth.services.LocalPort;
import org.psyhealth.services.LocalStack;
import org.psyhealth.services.SharedServices;
import org.psyhealth.services.StartProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the demo data into a running application, then prints how to use it. */
public final class Demo {

    private static final Logger log = LoggerFactory.getLogger(Demo.class);

    private Demo() {}

    /**
     * Starts in the background as soon as users can log in. {@code -Dpsyhealth.local.demo-data=false}: only the
     * summary.
     */
    public static void startWhenReady(CompletableFuture<IdentityProvider> identityProvider) {
        Thread.ofVirtual().name("demo").start(() -> {
            say("waiting for Keycloak");
            try {
                var ready = identityProvider.join();
                load(ready);
                System.out.println(DemoCard.text(ready));
            } catch (CompletionException e) {
                log.error("Nobody can log in", e);
            }
        });
    }

    private static void load(IdentityProvider identityProvider) {
        if ("false".equals(System.getProperty("psyhealth.local.demo-data"))) {
            return;
        }
        try {
            var api = new DemoApi(URI.create("http://localhost:" + LocalPort.APP.fixed()), identityProvider::tokenOf);
            var loader = new DemoLoader(api, DemoPeople.load(), DemoTopic.all(), Demo::say);
            if (SharedServices.get() instanceof LocalStack local) {
                local.once("demo", loader::load);
            } else {
                loader.load();
            }
            StartProgress.done("the demo data is there");
        } catch (RuntimeException e) {
            say("stopped, the data is not complete: " + e.getMessage());
            log.debug("Where the demo stopped", e);
        }
    }

    private static void say(String progress) {
        System.out.println("demo: " + progress);
    }
}
