package org.psyhealth.services;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Everything the application needs around it. */
public sealed interface ServiceStack extends AutoCloseable permits LocalStack, ContainerStack {

    /**
     * The Spring properties that connect an application to these services, also one in another process. Waits until all
     * of them run, but neither starts the identity provider nor waits for it.
     */
    Map<String, String> properties();

    /** The issuer of the identity provider's tokens, known before it runs. */
    String issuer();

    /** Where Keycloak sends browsers back to: the only place that its web client may. */
    String applicationUrl();

    /** Starts the identity provider if nobody did yet, beside everything else. */
    CompletableFuture<IdentityProvider> startIdentityProvider();

    @Override
    void close();
}
