package org.psyhealth.notification.email;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How e-mails are sent; the mail server itself is {@code spring.mail}.
 *
 * @param from the {@code From} address, {@code PsyHealth <no-reply@psyhealth.org>}; its domain is also that of the
 *     Message-IDs
 * @param email polling, leases and retries
 */
@Validated
@ConfigurationProperties("psyhealth.notification")
record EmailProperties(
        @DefaultValue("PsyHealth <no-reply@psyhealth.org>") String from,
        @DefaultValue @Valid Sending email) {

    /**
     * Polling, leases and retries of the sender.
     *
     * @param poll how often to poll for due e-mails; new ones wake the sender at once, polling finds retries and
     *     e-mails that a stopped task left behind
     * @param lease how long an e-mail claimed by one task is hidden from the others; longer than the
     *     {@code spring.mail} timeouts of the ten or so replies of one delivery, because the e-mail is sent again when
     *     the lease expires
     * @param maxAttempts the number of attempts after which to give up
     * @param firstDelay the delay after the first failed attempt; it doubles with each further attempt, minus a random
     *     share of up to one half
     * @param longestDelay the longest delay between two attempts
     * @param maxAge the maximum age of its cause when an e-mail is queued or sent: neither a replay of events nor the
     *     end of a long outage of the mail server must welcome anybody months later
     */
    record Sending(
            @DefaultValue("5s") @DurationMin(millis = 1) Duration poll,
            @DefaultValue("12m") @DurationMin(millis = 1) Duration lease,
            @DefaultValue("10") @Min(1) int maxAttempts,
            @DefaultValue("30s") @DurationMin(millis = 1) Duration firstDelay,
            @DefaultValue("1h") @DurationMin(millis = 1) Duration longestDelay,
            @DefaultValue("24h") @DurationMin(millis = 1) Duration maxAge) {}
}
