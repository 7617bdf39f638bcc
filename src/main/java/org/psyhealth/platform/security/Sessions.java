package org.psyhealth.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.SecurityProperties.Introspection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Whether the sessions at the identity provider, in which access tokens were issued, still exist: asked by token
 * introspection, about once per session and {@code max-age}. If the identity provider does not answer, a session is
 * taken to exist, and nobody asks for a while: the token's own lifetime, which is short, still ends it, and nobody's
 * words are refused because of an outage.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662">RFC 7662: OAuth 2.0 Token Introspection</a>
 */
class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final SecurityProperties properties;
    private final Introspection introspection;
    private final Counter exists;
    private final Counter ended;
    private final Counter none;
    private final InstantSource clock;
    private final RestClient http;
    private final Cache<String, Known> known;
    private volatile Instant silentUntil = Instant.MIN;

    Sessions(SecurityProperties properties, MeterRegistry meters, InstantSource clock) {
        this.properties = properties;
        this.introspection = properties.introspection();
        this.exists = answers(meters, "exists");
        this.ended = answers(meters, "ended");
        this.none = answers(meters, "none");
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(introspection.connectTimeout())
                .build());
        requests.setReadTimeout(introspection.readTimeout());
        this.http = RestClient.builder().requestFactory(requests).build();
        this.known = Caffeine.newBuilder().maximumSize(introspection.sessions()).build();
    }

    /**
     * Whether a token's session has ended, or cannot be told from one that has: the identity provider calls a token
     * inactive from its last second on, while clocks that differ are tolerated elsewhere. A client that calls on its
     * own behalf has no session.
     */
    boolean hasEnded(Jwt token) {
        var session = token.getClaimAsString("sid");
        if (session == null || introspection.clientSecret() == null) {
            return false;
        }
        var now = clock.instant();
        var expiry = token.getExpiresAt();
        return expiry != null && !now.isBefore(expiry) || hasEnded(session, token.getTokenValue(), now);
    }

    /**
     * Another token of a session shares only the answer that it exists: the first may have been inactive by itself.
     * That a token is inactive is final.
     */
    private boolean hasEnded(String session, String token, Instant now) {
        var last = known.getIfPresent(session);
        if (last != null
                && (last.active() ? now.isBefore(last.until()) : last.token().equals(token))) {
            return !last.active();
        }
        if (now.isBefore(silentUntil)) {
            return false;
        }
        var active = ask(token);
        if (active == null) {
            silentUntil = clock.instant().plus(introspection.failureMaxAge());
            return false;
        }
        known.put(session, new Known(active, token, now.plus(introspection.maxAge())));
        return !active;
    }

    private static Counter answers(MeterRegistry meters, String answer) {
        return Counter.builder("psyhealth.security.introspections")
                .description("Answers to whether a session still exists")
                .tag("answer", answer)
                .register(meters);
    }

    /** Null if there is no answer. */
    private @Nullable Boolean ask(String token) {
        var active = introspect(token);
        (active == null ? none : active ? exists : ended).increment();
        return active;
    }

    private @Nullable Boolean introspect(String token) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("token", token);
        form.add("token_type_hint", "access_token");
        form.add("client_id", introspection.clientId());
        form.add("client_secret", Objects.requireNonNull(introspection.clientSecret()));
        try {
            var reply = http.post()
                    .uri(properties.introspectionLocation())
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(form)
                    .retrieve()
                    .body(Map.class);
            return reply != null && reply.get("active") instanceof Boolean active ? active : null;
        } catch (RestClientException e) {
            log.warn("Nobody knows whether sessions have ended: {}", e.getMessage());
            return null;
        }
    }

    /**
     * What the identity provider said.
     *
     * @param token of which it was asked
     * @param until how long it counts, if active
     */
    private record Known(boolean active, String token, Instant until) {}
}
