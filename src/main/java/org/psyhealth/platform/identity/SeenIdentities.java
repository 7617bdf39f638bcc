package org.psyhealth.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.ClientTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * The people this task has seen, with their claims. New claims are recorded asynchronously: the request neither waits
 * for it nor fails with it. If recording fails, the person's next request tries again.
 */
@Component
class SeenIdentities {

    private static final Logger log = LoggerFactory.getLogger(SeenIdentities.class);

    /** The maximum number of concurrent recordings: most of the pool's connections belong to requests. */
    private static final int AT_ONCE = 2;

    private final IdentityRecorder recorder;
    private final TaskExecutor executor;
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final Cache<String, Seen> seen;

    SeenIdentities(
            IdentityRecorder recorder,
            IdentityProperties properties,
            @Qualifier("applicationTaskExecutor") TaskExecutor executor) {
        this.recorder = recorder;
        this.executor = executor;
        this.seen = Caffeine.newBuilder()
                .maximumSize(properties.remembered())
                .expireAfterWrite(properties.rememberFor())
                .build();
    }

    /**
     * Notes who makes a request.
     *
     * @param authentication the verified token and the roles in it
     */
    void see(JwtAuthenticationToken authentication) {
        var known = seen.getIfPresent(authentication.getName());
        if (known == null || !known.claims().equals(StatedClaims.of(authentication))) {
            compare(authentication, known);
        }
    }

    /** A token that is not newer than one already seen is ignored: a person may call with several. */
    private void compare(JwtAuthenticationToken authentication, @Nullable Seen known) {
        var person = authentication.getName();
        var token = authentication.getToken();
        var now = new Seen(StatedClaims.of(authentication), StatedClaims.timeOf(token));
        if (ClientTokens.isClient(token) || known != null && !now.statedAt().isAfter(known.statedAt())) {
            return;
        }
        if (permits.tryAcquire()) {
            seen.put(person, now);
            try {
                executor.execute(() -> record(person, now));
            } catch (RuntimeException e) {
                forget(person, now, e);
            }
        }
    }

    private void record(String person, Seen now) {
        try {
            recorder.record(UUID.fromString(person), now.claims(), now.statedAt());
            permits.release();
        } catch (RuntimeException e) {
            forget(person, now, e);
        }
    }

    private void forget(String person, Seen now, RuntimeException cause) {
        seen.asMap().remove(person, now);
        permits.release();
        log.warn(
                "Cannot record the caller's claims; the person's next request tries again: {}",
                cause.getClass().getSimpleName());
    }

    private record Seen(StatedClaims claims, Instant statedAt) {}
}
