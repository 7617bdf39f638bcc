package org.psyhealth.user.account;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.psyhealth.platform.outages.Outages;
import org.psyhealth.user.lifecycle.AccountCommand;
import org.psyhealth.user.lifecycle.AccountCommands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * Has the identity provider follow people's status. A command stays in its document until it is carried out; one that
 * fails is tried again after a pause that doubles, up to a minute. While Keycloak is away a circuit breaker asks it
 * nothing for half a minute, and then tries one command.
 */
class AccountFollower {

    private static final Logger log = LoggerFactory.getLogger(AccountFollower.class);

    /** More than all requests of a command take until they time out. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int LONGEST_PAUSE_SECONDS = 60;
    private static final int DOUBLINGS = 6;

    private final AccountCommands commands;
    private final AccountChanges changes;
    private final FollowingMetrics metrics;
    private final CircuitBreaker breaker;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean indexed;

    AccountFollower(AccountCommands commands, AccountChanges changes, Clock clock, FollowingMetrics metrics) {
        this.commands = commands;
        this.changes = changes;
        this.metrics = metrics;
        this.breaker = CircuitBreaker.of(
                "keycloak",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .waitDurationInOpenState(Duration.ofSeconds(30))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(clock)
                        .build());
    }

    @Scheduled(fixedRateString = "${psyhealth.user.keycloak.follow-interval}")
    void run() {
        if (!running.tryLock()) {
            return;
        }
        try {
            if (!indexed) {
                commands.ensureIndex();
                indexed = true;
            }
            while (followNext()) {}
            metrics.waiting(commands.waiting());
        } catch (RuntimeException e) {
            metrics.unknown();
            Outages.warn(log, "Accounts do not follow the status of their people; the commands remain", e);
        } finally {
            running.unlock();
        }
    }

    /** False if nothing is due, or Keycloak is not to be asked now. */
    private boolean followNext() {
        if (!breaker.tryAcquirePermission()) {
            return false;
        }
        var asked = false;
        try {
            var command = commands.claim(LEASE);
            if (command.isEmpty()) {
                return false;
            }
            asked = true;
            follow(command.get());
            return true;
        } finally {
            if (!asked) {
                breaker.releasePermission();
            }
        }
    }

    private void follow(AccountCommand command) {
        var start = breaker.getCurrentTimestamp();
        try {
            changes.carryOut(command);
            breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
        } catch (ResourceAccessException | HttpServerErrorException e) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), e);
            postpone(command, e);
            return;
        } catch (RuntimeException e) {
            breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
            postpone(command, e);
            return;
        }
        commands.done(command);
    }

    private void postpone(AccountCommand command, RuntimeException cause) {
        log.warn(
                "The account of person {} does not follow its status yet, after {} attempts: {}",
                command.person(),
                command.attempts(),
                cause.toString());
        commands.retry(command, pauseAfter(command.attempts()));
    }

    /** Between half and all of a pause that doubles: tasks that failed together do not try again together. */
    private static Duration pauseAfter(int attempts) {
        var longest = Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(attempts, DOUBLINGS)) * 1_000L;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest));
    }
}
