package org.psyhealth.services;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;

/** The shared stack of this JVM: started on first use, stopped after the last Spring context is closed. */
public final class SharedServices {

    private static volatile boolean usedBySpring;

    private SharedServices() {}

    /** Keeps the services until Spring Boot's contexts are closed. */
    static void outliveSpring() {
        usedBySpring = true;
    }

    /** The stack of this JVM; returns at once, while its services start. */
    public static ServiceStack get() {
        return Holder.STACK;
    }

    /** The same, with the operations of local services: {@code local().kafka().stop()}. */
    public static LocalStack local() {
        if (get() instanceof LocalStack local) {
            return local;
        }
        throw new IllegalStateException("Not with -Dpsyhealth.services=containers");
    }

    /** The properties with which another process of the application uses the same services. */
    public static Map<String, String> properties() {
        return get().properties();
    }

    /** One of them. */
    static String property(String name) {
        return Objects.requireNonNull(properties().get(name), name);
    }

    /**
     * Makes this JVM's stack use the ports of {@link LocalPort}; to be called before its first use.
     *
     * @throws PortsTakenException if they are in use
     */
    public static void useFixedPorts() {
        RunDirectory.sweep();
        LocalPort.requireFree();
        System.setProperty(Holder.FIXED, "true");
        StartProgress.show();
    }

    private static final class Holder {

        private static final String FIXED = "psyhealth.local.fixed-ports";
        private static final ServiceStack STACK = start();

        private static ServiceStack start() {
            var stack = choose();
            SpringApplication.getShutdownHandlers().add(stack::close);
            // Spring Boot calls its handlers only if an application was run.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (!usedBySpring) {
                    stack.close();
                }
            }));
            return stack;
        }

        private static ServiceStack choose() {
            if ("containers".equals(System.getProperty("psyhealth.services"))) {
                return new ContainerStack();
            }
            return Boolean.getBoolean(FIXED) ? LocalStack.onFixedPorts() : LocalStack.onRandomPorts();
        }
    }
}
