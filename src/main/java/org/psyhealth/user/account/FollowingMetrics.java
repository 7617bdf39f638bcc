package org.psyhealth.user.account;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How many people's accounts do not follow their status yet; exported, as no number, also before this is known. */
class FollowingMetrics {

    private volatile double waiting = Double.NaN;

    FollowingMetrics(MeterRegistry registry) {
        Gauge.builder("psyhealth.user.accounts.waiting", this, metrics -> metrics.waiting)
                .description("People whose status the identity provider does not follow yet")
                .register(registry);
    }

    void waiting(long people) {
        waiting = people;
    }

    void unknown() {
        waiting = Double.NaN;
    }
}
