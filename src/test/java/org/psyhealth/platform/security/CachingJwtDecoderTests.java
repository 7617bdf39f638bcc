package org.psyhealth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class CachingJwtDecoderTests {

    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
    private final AtomicLong generation = new AtomicLong(1);
    private final AtomicInteger verified = new AtomicInteger();
    private final CachingJwtDecoder tokens =
            new CachingJwtDecoder(this::verify, generation::get, 100, () -> Instant.ofEpochMilli(now.get()));

    @Test
    void a_token_is_verified_once() {
        assertThat(tokens.decode("a")).isSameAs(tokens.decode("a"));
        tokens.decode("b");

        assertThat(verified).hasValue(2);
    }

    @Test
    void a_token_is_verified_again_from_the_moment_it_expires() {
        tokens.decode("a");
        now.addAndGet(59_999);
        tokens.decode("a");
        assertThat(verified).hasValue(1);

        now.addAndGet(1);
        tokens.decode("a");
        assertThat(verified).hasValue(2);
    }

    @Test
    void a_token_is_verified_again_when_the_keys_change() {
        tokens.decode("a");
        generation.incrementAndGet();
        tokens.decode("a");

        assertThat(verified).hasValue(2);
    }

    @Test
    void a_bad_token_is_not_remembered_and_missing_keys_are_no_fault_of_the_token() {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));
        assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> tokens.decode("down"));

        assertThat(verified).hasValue(3);
    }

    private Jwt verify(String token) {
        verified.incrementAndGet();
        return switch (token) {
            case "bad" -> throw new BadJwtException("bad");
            case "down" -> throw new JwtException("down");
            default ->
                Jwt.withTokenValue(token)
                        .header("alg", "RS256")
                        .subject("ann")
                        .expiresAt(Instant.ofEpochMilli(1_800_000_060_000L))
                        .build();
        };
    }
}
