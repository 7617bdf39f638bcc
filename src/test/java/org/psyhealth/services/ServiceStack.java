package org.psyhealth.services;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The services that the application needs. */
public sealed interface ServiceStack extends AutoCloseable permits LocalStack, ContainerStack {

    /**
     * The Spring properties that connect an application to these services, possibly in another process. Waits until all
     * of them are running, but neither starts the identity provider nor waits for it.
     */
    Map<String, String> properties();

    /** The issuer of the identity provider's tokens, known before it is started. */
    String issuer();

    /** The only redirect URL of Keycloak's web client. */
    String applicationUrl();

    /** Starts the identity provider in the background, unless it is already started. */
    CompletableFuture<IdentityProvider> startIdentityProvider();

    @Override
    void close();
}
