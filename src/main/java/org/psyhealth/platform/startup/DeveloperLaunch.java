package org.psyhealth.platform.startup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What Spring Boot's Maven plugin starts, by either of its goals. {@code spring-boot:test-run} has the services and the
 * demo on its class path, {@code spring-boot:run} has not, and says so.
 */
public final class DeveloperLaunch {

    private static final String LOCAL = "org.psyhealth.PsyHealthLocal";

    private DeveloperLaunch() {}

    /** Starts the class that the property {@code psyhealth.local.main-class} names. */
    public static void main(String[] args) throws Throwable {
        Class<?> local;
        try {
            local = Class.forName(System.getProperty("psyhealth.local.main-class", LOCAL));
        } catch (ClassNotFoundException e) {
            System.err.println("The application needs its services: ./mvnw spring-boot:test-run starts both.");
            System.exit(1);
            return;
        }
        MethodHandles.publicLookup()
                .findStatic(local, "main", MethodType.methodType(void.class, String[].class))
                .invoke(args);
    }
}
