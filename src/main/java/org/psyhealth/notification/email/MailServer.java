package org.psyhealth.notification.email;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * The mail server, behind a circuit breaker: it opens for 30 s when half of the last calls failed, and is then
 * half-open for one e-mail.
 */
@Component
class MailServer {

    private final JavaMailSender mail;
    private final EmailComposer composer;
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "smtp",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(10)
                    .minimumNumberOfCalls(5)
                    .waitDurationInOpenState(Duration.ofSeconds(30))
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .ignoreExceptions(UndeliverableException.class)
                    .build());

    MailServer(JavaMailSender mail, EmailComposer composer) {
        this.mail = mail;
        this.composer = composer;
    }

    /** Acquires permission to call the server; if granted, {@link #send} or {@link #release} must follow. */
    boolean acquire() {
        return breaker.tryAcquirePermission();
    }

    /** Returns the permission that {@link #acquire} granted. */
    void release() {
        breaker.releasePermission();
    }

    /**
     * Hands an e-mail to the server.
     *
     * @throws UndeliverableException if a retry cannot succeed
     * @throws MailException if a retry may succeed
     */
    void send(DueEmail email) {
        var start = breaker.getCurrentTimestamp();
        try {
            var message = mail.createMimeMessage();
            composer.compose(email, message);
            transmit(message);
            breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
        } catch (MessagingException | UnsupportedEncodingException e) {
            breaker.releasePermission();
            throw new MailPreparationException(e);
        } catch (RuntimeException e) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), e);
            throw e;
        }
    }

    private void transmit(MimeMessage message) {
        try {
            mail.send(message);
        } catch (MailSendException e) {
            if (e.getFailedMessages().isEmpty()) {
                return; // the server has accepted it, and only the end of the connection failed
            }
            if (Stream.of(e.getMessageExceptions()).anyMatch(MailServer::refusesTheAddress)) {
                throw new UndeliverableException("address-refused");
            }
            throw e;
        }
    }

    /** SMTP distinguishes permanent failures (5xx) from transient ones: only the former make an address invalid. */
    private static boolean refusesTheAddress(Exception failure) {
        return failure instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0;
    }
}
