package org.psyhealth.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Verifies a token once and caches the result until it expires: checking an RSA signature costs more than most
 * requests. The cache keys are SHA-256 hashes, not the tokens themselves. When the issuer's keys change, every token is
 * verified again.
 */
final class CachingJwtDecoder implements JwtDecoder {

    private final JwtDecoder decoder;
    private final LongSupplier generation;
    private final InstantSource clock;
    private final Cache<ByteBuffer, Verified> cache;

    /** @param generation changes with the issuer's keys */
    CachingJwtDecoder(JwtDecoder decoder, LongSupplier generation, int size, InstantSource clock) {
        this.decoder = decoder;
        this.generation = generation;
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfter(Expiry.<ByteBuffer, Verified>creating((hash, verified) -> remaining(verified.jwt())))
                .recordStats()
                .build();
    }

    @Override
    public Jwt decode(String token) {
        var hash = hashOf(token);
        var current = generation.getAsLong();
        var verified = cache.getIfPresent(hash);
        if (verified != null
                && verified.generation() == current
                && remaining(verified.jwt()).isPositive()) {
            return verified.jwt();
        }
        var jwt = verify(token);
        if (remaining(jwt).isPositive()) {
            // The very first token causes the keys to be fetched, which changes the generation.
            cache.put(hash, new Verified(jwt, current == 0 ? generation.getAsLong() : current));
        }
        return jwt;
    }

    Cache<ByteBuffer, Verified> cache() {
        return cache;
    }

    private Jwt verify(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw e;
        } catch (JwtException e) {
            throw new KeysUnavailableException(e);
        }
    }

    private Duration remaining(Jwt jwt) {
        var expiry = jwt.getExpiresAt();
        return expiry == null ? Duration.ZERO : Duration.between(clock.instant(), expiry);
    }

    private static ByteBuffer hashOf(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    record Verified(Jwt jwt, long generation) {}
}
