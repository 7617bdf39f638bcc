package org.psyhealth.bench.measure;

import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * A target of the product.
 *
 * @param ratio whether it is one of product to control, or of the product alone
 */
record Goal(String what, boolean ratio, String target, DoublePredicate met) {

    static final List<Goal> ALL = List.of(
            atLeast("read by id requests/s", 0.60),
            atLeast("list requests/s", 0.60),
            atLeast("publish requests/s, outbox drained", 0.35),
            new Goal("publish backlog flat", false, "1 in every round", figure -> figure == 1),
            below("commit to Kafka p99 ms at 100/s", 10),
            below("publish to inbox p99 ms at 50/s", 250),
            new Goal("publish to inbox, never seen", false, "0 in every round", figure -> figure == 0),
            below("resident MB at most", 512));

    /** Whether one bad round is a miss, however good the median. */
    boolean everyRound() {
        return target.endsWith("in every round");
    }

    private static Goal atLeast(String what, double ratio) {
        return new Goal(what, true, String.format(Locale.ROOT, "ratio >= %.2f", ratio), figure -> figure >= ratio);
    }

    private static Goal below(String what, double bound) {
        return new Goal(what, false, String.format(Locale.ROOT, "< %.0f", bound), figure -> figure < bound);
    }
}
