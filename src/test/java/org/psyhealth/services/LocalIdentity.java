package org.psyhealth.services;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Makes a context trust a real Keycloak, which starts in parallel. To be used with {@link LocalServices}. */
@TestConfiguration(proxyBeanMethods = false)
public class LocalIdentity {

    @Bean
    DynamicPropertyRegistrar localIssuer() {
        var _ = SharedServices.get().startIdentityProvider(); // nobody waits for it here
        return registry -> {
            registry.add("psyhealth.security.issuer", () -> SharedServices.get().issuer());
            registry.add("psyhealth.docs.client-id", () -> IdentityProvider.DOCS_CLIENT);
        };
    }
}
