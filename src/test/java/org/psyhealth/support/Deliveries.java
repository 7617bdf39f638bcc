package org.psyhealth.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Streams of events as a consumer may receive them: at least once, and after a re-drive in any order. */
public final class Deliveries {

    private Deliveries() {}

    /** The same events in another order, about a third of them more than once. */
    public static <E> List<E> shuffledAndRepeated(List<E> clean, Random random) {
        var delivered = new ArrayList<>(clean);
        for (var event : clean) {
            while (random.nextInt(4) == 0) {
                delivered.add(event);
            }
        }
        Collections.shuffle(delivered, random);
        return delivered;
    }
}
