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
 * The mail server, behind a circuit breaker: when half of the last calls failed it is left alone for 30 s, and then
 * tried with one e-mail.
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

    /** Whether the server may be spoken to; every yes is followed by {@link #send} or {@link #release}. */
    boolean acquire() {
        return breaker.tryAcquirePermission();
    }

    /** Gives back what {@link #acquire} took. */
    void release() {
        breaker.releasePermission();
    }

    /**
     * Hands an e-mail to the server.
     *
     * @throws UndeliverableException if trying again is of no use
     * @throws MailException if it may succeed later
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
            if (Stream.of(e.getMessageExceptions()).anyMatch(MailServer::refusesTheAddress)) {
                throw new UndeliverableException("address-refused");
            }
            throw e;
        }
    }

    /** The server tells permanent refusals (5xx) from temporary ones: only the former make an address invalid. */
    private static boolean refusesTheAddress(Exception failure) {
        return failure instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0;
    }
}
