package org.psyhealth.bench.subject;

import java.util.List;
import java.util.stream.IntStream;

/** The members who make the requests. The control is sent their tokens too, and does not look. */
final class Members {

    private static final int COUNT = 50;

    private Members() {}

    static List<String> tokens(Services services) {
        return IntStream.rangeClosed(1, COUNT)
                .mapToObj(number -> services.token("MEMBER", number))
                .toList();
    }
}
