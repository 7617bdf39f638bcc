package org.psyhealth.services;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The ports of the dev main, each with the system property that changes it. */
public enum LocalPort {
    /** The API. */
    APP(8080),
    /** Actuator. */
    MANAGEMENT(8081),
    /** The identity provider. */
    KEYCLOAK(9098),
    /** The relational database. */
    POSTGRES(15432),
    /** The broker. */
    KAFKA(19092),
    /** The broker's controller listener. */
    KAFKA_CONTROLLER(19093),
    /** The document database. */
    MONGODB(17017),
    /** The object store. */
    S3(19000),
    /** The mail server. */
    SMTP(13025);

    private final int standard;

    LocalPort(int standard) {
        this.standard = standard;
    }

    /** The system property that changes this port. */
    public String property() {
        return "psyhealth.local." + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
    }

    /** The port the dev main uses. */
    public int fixed() {
        var value = System.getProperty(property(), "");
        return value.isBlank() ? standard : Integer.parseInt(value.strip());
    }

    /**
     * Checks that all ports of the dev main are free.
     *
     * @throws PortsTakenException that names every port in use and the property that changes it
     */
    public static void requireFree() {
        requireFree(Arrays.asList(values()));
    }

    static void requireFree(List<LocalPort> ports) {
        var taken = ports.stream().filter(port -> !free(port.fixed())).toList();
        if (!taken.isEmpty()) {
            throw new PortsTakenException(taken);
        }
    }

    private static boolean free(int port) {
        // Both, as a server may listen on the loopback address only or on all of them. SO_REUSEADDR, which the servers
        // use, tolerates lingering connections of the last run.
        return binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && binds(new InetSocketAddress(port));
    }

    private static boolean binds(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
