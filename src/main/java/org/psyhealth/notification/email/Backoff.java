package org.psyhealth.notification.email;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** The retry policy of e-mails: jittered exponential back-off with a ceiling, up to a number of attempts. */
@Component
class Backoff {

    private static final int MOST_DOUBLINGS = 30;

    private final EmailProperties.Sending policy;

    Backoff(EmailProperties properties) {
        this.policy = properties.email();
    }

    boolean isLast(int attempt) {
        return attempt >= policy.maxAttempts();
    }

    /** A random delay between half and all of the full delay, so that retries after an outage are spread out. */
    Duration after(int attempt) {
        var full = policy.firstDelay().toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
        var ceiling = Math.min(full, policy.longestDelay().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
    }
}
