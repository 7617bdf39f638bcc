package org.psyhealth.platform.startup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What Spring Boot's Maven plugin starts, by either of its goals: {@code spring-boot:test-run} has the services and the
 * demo on its class path and starts them with the application; {@code spring-boot:run} has not, and starts the
 * application alone, which needs its configuration then ({@link NotConfiguredAnalyzer}).
 */
public final class DeveloperLaunch {

    private static final String LOCAL = "org.psyhealth.PsyHealthLocal";
    private static final String APPLICATION = "org.psyhealth.PsyHealthApplication";

    private DeveloperLaunch() {}

    /** Starts the class that the property {@code psyhealth.local.main-class} names, or the application. */
    public static void main(String[] args) throws Throwable {
        MethodHandles.publicLookup()
                .findStatic(launched(), "main", MethodType.methodType(void.class, String[].class))
                .invoke(args);
    }

    private static Class<?> launched() throws ClassNotFoundException {
        try {
            return Class.forName(System.getProperty("psyhealth.local.main-class", LOCAL));
        } catch (ClassNotFoundException e) {
            return Class.forName(APPLICATION);
        }
    }
}
