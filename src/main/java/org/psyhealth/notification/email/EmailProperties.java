package org.psyhealth.notification.email;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How e-mails are sent; the mail server itself is {@code spring.mail}.
 *
 * @param from the {@code From} address, {@code PsyHealth <no-reply@psyhealth.org>}; its domain is also that of the
 *     Message-IDs
 * @param email polling, leases and retries
 */
@ConfigurationProperties("psyhealth.notification")
record EmailProperties(
        @DefaultValue("PsyHealth <no-reply@psyhealth.org>") String from,
        @DefaultValue Sending email) {

    /**
     * Polling, leases and retries of the sender.
     *
     * @param poll how often to poll for due e-mails; new ones wake the sender at once, polling finds retries and
     *     e-mails that a stopped task left behind
     * @param lease how long an e-mail claimed by one task is hidden from the others; longer than the sum of the
     *     {@code spring.mail} timeouts, because the e-mail is sent again when the lease expires
     * @param maxAttempts the number of attempts after which to give up
     * @param firstDelay the delay after the first failed attempt; it doubles with each further attempt, minus a random
     *     share of up to one half
     * @param longestDelay the longest delay between two attempts
     * @param maxAge the maximum age of its cause when an e-mail is queued: replaying events must not welcome anybody
     *     months later
     */
    record Sending(
            @DefaultValue("5s") Duration poll,
            @DefaultValue("1m") Duration lease,
            @DefaultValue("10") int maxAttempts,
            @DefaultValue("30s") Duration firstDelay,
            @DefaultValue("1h") Duration longestDelay,
            @DefaultValue("24h") Duration maxAge) {}
}
