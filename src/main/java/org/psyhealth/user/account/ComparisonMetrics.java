package org.psyhealth.user.account;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts the comparisons by outcome; all counters start at zero, so that the first of each shows as an increase. */
class ComparisonMetrics {

    private final MeterRegistry registry;

    ComparisonMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var outcome : Outcome.values()) {
            counterOf(outcome);
        }
    }

    void count(Outcome outcome) {
        counterOf(outcome).increment();
    }

    private Counter counterOf(Outcome outcome) {
        return Counter.builder("psyhealth.user.comparisons")
                .description("Comparisons of the profiles with the accounts at the identity provider")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** How a comparison ended. */
    enum Outcome {
        DONE,
        /** Nobody was suspended, because too many accounts were missing at once. */
        HELD_BACK,
        FAILED
    }
}
