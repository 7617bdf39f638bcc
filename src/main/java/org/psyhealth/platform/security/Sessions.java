package org.psyhealth.platform.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
 * introspection, at most once per session and {@code max-age}. If the identity provider does not answer, a session is
 * taken to exist: the token's own lifetime, which is short, still ends it, and nobody's words are refused because of an
 * outage.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662">RFC 7662: OAuth 2.0 Token Introspection</a>
 */
class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final SecurityProperties properties;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final RestClient http;
    private final LoadingCache<Session, Answer> answers;

    Sessions(SecurityProperties properties, MeterRegistry meters, InstantSource clock) {
        var introspection = properties.introspection();
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(introspection.connectTimeout())
                .build());
        requests.setReadTimeout(introspection.readTimeout());
        this.http = RestClient.builder().requestFactory(requests).build();
        this.answers = Caffeine.newBuilder()
                .maximumSize(introspection.sessions())
                .expireAfter(Expiry.<Session, Answer>creating((session, answer) -> maxAgeOf(answer)))
                .build(this::ask);
    }

    /**
     * Whether a token's session has ended, or cannot be told from one that has: the identity provider calls a token
     * inactive from its last second on, while clocks that differ are tolerated elsewhere. A client that calls on its
     * own behalf has no session.
     */
    boolean hasEnded(Jwt token) {
        var id = token.getClaimAsString("sid");
        if (id == null || properties.introspection().clientSecret() == null) {
            return false;
        }
        var expiry = token.getExpiresAt();
        return expiry != null && !clock.instant().isBefore(expiry)
                || answers.get(new Session(id, token.getTokenValue())) == Answer.ENDED;
    }

    private Duration maxAgeOf(Answer answer) {
        var introspection = properties.introspection();
        return answer == Answer.NONE ? introspection.failureMaxAge() : introspection.maxAge();
    }

    private Answer ask(Session session) {
        var answer = introspect(session.token());
        meters.counter(
                        "psyhealth.security.introspections",
                        "answer",
                        answer.name().toLowerCase(Locale.ROOT))
                .increment();
        return answer;
    }

    private Answer introspect(String token) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("token", token);
        form.add("token_type_hint", "access_token");
        var introspection = properties.introspection();
        try {
            var reply = http.post()
                    .uri(properties.introspectionLocation())
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .accept(MediaType.APPLICATION_JSON)
                    .headers(headers -> headers.setBasicAuth(
                            introspection.clientId(), Objects.requireNonNull(introspection.clientSecret())))
                    .body(form)
                    .retrieve()
                    .body(Map.class);
            return isActive(reply);
        } catch (RestClientException e) {
            LOG.warn("Nobody knows whether sessions have ended: {}", e.getMessage());
            return Answer.NONE;
        }
    }

    private static Answer isActive(@Nullable Map<?, ?> reply) {
        if (reply == null || !(reply.get("active") instanceof Boolean active)) {
            return Answer.NONE;
        }
        return active ? Answer.EXISTS : Answer.ENDED;
    }

    private enum Answer {
        EXISTS,
        ENDED,
        NONE
    }

    /** Equal by its id: all tokens of a session share the answer. */
    private record Session(String id, String token) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Session session && session.id.equals(id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }
}
