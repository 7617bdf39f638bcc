package org.psyhealth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.psyhealth.services.KeycloakAdmin;
import org.psyhealth.services.LocalPort;
import org.psyhealth.services.PortsTakenException;
import org.psyhealth.services.SharedServices;

/**
 * The services alone, for an application that runs elsewhere, such as the image: {@code ./mvnw spring-boot:test-run
 * -Dpsyhealth.local.main-class=org.psyhealth.PsyHealthServices}. Prints, as environment variables, what connects an
 * application on this machine to them; nothing is printed before all of them are ready. The same is written to
 * {@code target/live/application.properties}, from where {@code ./mvnw -Plive spring-boot:run} takes it, until they
 * stop.
 */
public final class PsyHealthServices {

    private static final Path LIVE = Path.of("target", "live", "application.properties");

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
            publish(properties);
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

    private static void publish(Map<String, String> properties) {
        try {
            var content = new Properties();
            content.putAll(properties);
            content.put("psyhealth.web.cursor-secret", "known to everyone, for local use only");
            content.put("logging.structured.format.console", "");
            Files.createDirectories(LIVE.getParent());
            try (var out = Files.newBufferedWriter(LIVE)) {
                content.store(out, null);
            }
            LIVE.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String variable(String property) {
        return property.replace(".", "_").replace("-", "").toUpperCase(Locale.ROOT);
    }
}
