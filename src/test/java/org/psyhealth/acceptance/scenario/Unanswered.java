package org.psyhealth.acceptance.scenario;

import java.time.Instant;

/** An attempt without a response: it may take effect as long as its process can still serve it. */
record Unanswered(Instance instance, Instant sentAt) {

    boolean mayStillTakeEffect() {
        return instance.mayStillServe(sentAt);
    }
}
