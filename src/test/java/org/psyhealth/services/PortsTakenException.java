package org.psyhealth.services;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Some ports of the dev main are in use. */
public final class PortsTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortsTakenException(List<LocalPort> taken) {
        super(taken.stream()
                .map(port -> "Port %d (%s) is in use; choose another one with -D%s=..."
                        .formatted(port.fixed(), port, port.property()))
                .collect(joining(System.lineSeparator())));
    }
}
