package org.psyhealth;

import java.util.Locale;
import java.util.TreeMap;
import org.psyhealth.services.KeycloakAdmin;
import org.psyhealth.services.LocalPort;
import org.psyhealth.services.PortsTakenException;
import org.psyhealth.services.SharedServices;

/**
 * The services alone, for an application that runs elsewhere, such as the image: {@code ./mvnw spring-boot:test-run
 * -Dpsyhealth.local.main-class=org.psyhealth.PsyHealthServices}. Prints, as environment variables, what connects an
 * application on this machine to them; nothing is printed before all of them are ready.
 */
public final class PsyHealthServices {

    private PsyHealthServices() {}

    /** Starts them. The ports are those of {@link LocalPort}. */
    public static void main(String[] args) {
        try {
            SharedServices.useFixedPorts();
            var services = SharedServices.get();
            var identityProvider = services.startIdentityProvider();
            var properties = new TreeMap<>(services.properties());
            properties.put("psyhealth.security.issuer", services.issuer());
            properties.putAll(KeycloakAdmin.properties());
            identityProvider.join();
            properties.forEach((name, value) -> System.out.println(variable(name) + "=" + value));
            System.out.println("READY");
        } catch (PortsTakenException e) {
            System.err.printf("%n%s%n%n", e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            e.printStackTrace();
            // The threads of those that started would keep this process alive.
            System.exit(1);
        }
    }

    private static String variable(String property) {
        return property.replace(".", "_").replace("-", "").toUpperCase(Locale.ROOT);
    }
}
