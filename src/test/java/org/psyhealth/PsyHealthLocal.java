package org.psyhealth;

import org.psyhealth.services.KeycloakAdmin;
import org.psyhealth.services.LocalIdentity;
import org.psyhealth.services.LocalPort;
import org.psyhealth.services.LocalServices;
import org.psyhealth.services.PortsTakenException;
import org.psyhealth.services.SharedServices;
import org.psyhealth.services.demo.Demo;
import org.psyhealth.services.start.StartPage;
import org.springframework.boot.SpringApplication;

/** The application with everything it needs and with demo data: {@code ./mvnw spring-boot:test-run}. */
public final class PsyHealthLocal {

    private PsyHealthLocal() {}

    /** Starts it. The ports are those of {@link LocalPort}. */
    public static void main(String[] args) {
        try {
            SharedServices.useFixedPorts();
            System.setProperty("server.port", String.valueOf(LocalPort.APP.fixed()));
            System.setProperty("management.server.port", String.valueOf(LocalPort.MANAGEMENT.fixed()));
            System.setProperty("psyhealth.web.cursor-secret", "known to everyone, for local use only");
            // A condition looks for it before the local properties are there.
            KeycloakAdmin.properties().forEach(System::setProperty);
            // The local server has no "hello" command, which the health check asks for.
            System.setProperty("management.health.mongodb.enabled", "false");
            // Both at once: the identity provider takes the longest, and the application does not wait for it.
            var identityProvider = SharedServices.get().startIdentityProvider();
            SpringApplication.from(PsyHealthApplication::main)
                    .with(LocalServices.class, LocalIdentity.class, StartPage.class)
                    .run(args);
            Demo.startWhenReady(identityProvider);
        } catch (PortsTakenException e) {
            System.err.printf("%n%s%n%n", e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            // Spring Boot has said why. The services' threads would keep this process alive.
            System.exit(1);
        }
    }
}
