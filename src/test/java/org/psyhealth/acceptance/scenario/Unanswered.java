package org.psyhealth.acceptance.scenario;

import java.time.Instant;

/** An attempt that got no answer: it may take effect as long as the process that it went to can serve it. */
record Unanswered(Instance instance, Instant sentAt) {

    boolean mayStillTakeEffect() {
        return instance.mayStillServe(sentAt);
    }
}
