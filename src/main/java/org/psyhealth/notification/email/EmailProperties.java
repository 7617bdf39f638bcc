package org.psyhealth.notification.email;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How e-mails are sent; the mail server itself is {@code spring.mail}.
 *
 * @param from the sender that people see, {@code PsyHealth <no-reply@psyhealth.org>}; its domain also ends the
 *     Message-IDs
 * @param email how patiently the sender works
 */
@ConfigurationProperties("psyhealth.notification")
record EmailProperties(
        @DefaultValue("PsyHealth <no-reply@psyhealth.org>") String from,
        @DefaultValue Sending email) {

    /**
     * How patiently the sender works.
     *
     * @param poll how often to look for due e-mails; new ones wake the sender at once, this finds the retries and what
     *     a stopped task left behind
     * @param lease for how long an e-mail that one task has taken stays hidden from the others; longer than the
     *     timeouts of {@code spring.mail} together, because after it the e-mail is sent again
     * @param maxAttempts after how many attempts to give up
     * @param firstDelay how long to wait after the first failed attempt; it doubles with each further one, less a
     *     random share of up to a half
     * @param longestDelay the longest wait between two attempts
     * @param maxAge how long after its cause an e-mail may still begin its way: nobody is welcomed months later because
     *     events are read once more
     */
    record Sending(
            @DefaultValue("5s") Duration poll,
            @DefaultValue("1m") Duration lease,
            @DefaultValue("10") int maxAttempts,
            @DefaultValue("30s") Duration firstDelay,
            @DefaultValue("1h") Duration longestDelay,
            @DefaultValue("24h") Duration maxAge) {}
}
