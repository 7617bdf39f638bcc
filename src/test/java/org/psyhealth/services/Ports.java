package org.psyhealth.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;

/** The ports of the services of a stack. */
record Ports(Map<LocalPort, Integer> numbers) {

    int get(LocalPort port) {
        return numbers.getOrDefault(port, port.fixed());
    }

    static Ports fixed() {
        return new Ports(Map.of());
    }

    /** Free ports; all are bound until the last one is found, so that they are distinct. */
    static Ports random() {
        var held = new ArrayList<ServerSocket>();
        var numbers = new EnumMap<LocalPort, Integer>(LocalPort.class);
        try {
            for (var port : LocalPort.values()) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                numbers.put(port, socket.getLocalPort());
            }
            for (var socket : held) {
                socket.close();
            }
            return new Ports(numbers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
