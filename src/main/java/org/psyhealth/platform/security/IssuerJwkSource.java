package org.psyhealth.platform.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.SecurityProperties.Jwks;

/**
 * The issuer's keys: fetched when the first token asks for them, refreshed ahead of time in the background, and trusted
 * for long while the issuer is away. A token with an unknown key makes them be fetched again, but not often.
 */
final class IssuerJwkSource implements JWKSource<SecurityContext>, Closeable {

    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("jwks-", 0).factory();

    private final JWKSetBasedJWKSource<SecurityContext> cached;
    private final Duration outageTolerance;
    private volatile @Nullable Known known;

    IssuerJwkSource(SecurityProperties properties) {
        var jwks = properties.jwks();
        this.outageTolerance = jwks.outageTolerance();
        this.cached = (JWKSetBasedJWKSource<SecurityContext>) JWKSourceBuilder.create(fetching(properties))
                .cache(jwks.cacheTime().toMillis(), waitTime(jwks).toMillis())
                .refreshAheadCache(
                        jwks.refreshAhead().toMillis(),
                        null,
                        Executors.newSingleThreadExecutor(THREADS),
                        true,
                        Executors.newSingleThreadScheduledExecutor(THREADS),
                        true)
                .rateLimited(jwks.minInterval().toMillis())
                .outageTolerant(jwks.outageTolerance().toMillis())
                .build();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return cached.get(selector, context);
        } catch (KeySourceException e) {
            var last = known;
            if (last == null || last.isOlderThan(outageTolerance)) {
                throw e;
            }
            return selector.select(last.keys());
        }
    }

    /** Counts the changes of the key set: what was verified under an earlier generation must be verified again. */
    long generation() {
        var last = known;
        return last == null ? 0 : last.generation();
    }

    @Override
    public void close() throws IOException {
        cached.close();
    }

    private JWKSetSource<SecurityContext> fetching(SecurityProperties properties) {
        var jwks = properties.jwks();
        var retriever = new DefaultResourceRetriever(
                Math.toIntExact(jwks.connectTimeout().toMillis()),
                Math.toIntExact(jwks.readTimeout().toMillis()),
                JWKSourceBuilder.DEFAULT_HTTP_SIZE_LIMIT);
        try {
            return new Remembering(
                    new URLBasedJWKSetSource<>(properties.keysLocation().toURL(), retriever));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no keys at " + properties.keysLocation(), e);
        }
    }

    /** How long one request waits for another that fetches the keys: as long as a fetch may take. */
    private static Duration waitTime(Jwks jwks) {
        return jwks.connectTimeout().plus(jwks.readTimeout()).plusMillis(500);
    }

    private void remember(JWKSet keys) {
        var last = known;
        var changed = last == null || !new HashSet<>(last.keys().getKeys()).equals(new HashSet<>(keys.getKeys()));
        known = new Known(keys, System.nanoTime(), changed ? generation() + 1 : generation());
    }

    private record Known(JWKSet keys, long fetchedAt, long generation) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - fetchedAt > age.toNanos();
        }
    }

    /** Called by one thread at a time: the cache in front of it holds a lock. */
    private final class Remembering extends JWKSetSourceWrapper<SecurityContext> {

        Remembering(JWKSetSource<SecurityContext> source) {
            super(source);
        }

        @Override
        public JWKSet getJWKSet(
                JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
                throws KeySourceException {
            var keys = getSource().getJWKSet(evaluator, currentTime, context);
            remember(keys);
            return keys;
        }
    }
}
