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
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.outages.Outages;
import org.psyhealth.platform.security.SecurityProperties.Jwks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys: fetched on the first token, refreshed ahead of time in the background, and trusted for an extended
 * period while the issuer is unavailable. A token with an unknown key triggers another fetch, rate-limited. Every task
 * stores the keys it fetched; one that cannot fetch keys uses those that it or any other task fetched last.
 */
final class IssuerJwkSource implements JWKSource<SecurityContext>, Closeable {

    private static final Logger log = LoggerFactory.getLogger(IssuerJwkSource.class);
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("jwks-", 0).factory();

    /** How long unchanged keys are not stored again. */
    private static final Duration STORED_ENOUGH = Duration.ofMinutes(1);

    private final JWKSetBasedJWKSource<SecurityContext> cached;
    private final Duration outageTolerance;
    private final @Nullable IssuerKeyStore store;
    private volatile @Nullable KnownKeys known;
    private volatile @Nullable KnownKeys stored;

    /** @param store the persistent store of fetched keys; null in a process without a database */
    IssuerJwkSource(SecurityProperties properties, @Nullable IssuerKeyStore store) {
        var jwks = properties.jwks();
        this.outageTolerance = jwks.outageTolerance();
        this.store = store;
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

    /** Counts the changes of the key set: tokens verified under an earlier generation must be verified again. */
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

    /** How long a request waits for another one to fetch the keys: as long as a fetch may take. */
    private static Duration waitTime(Jwks jwks) {
        return jwks.connectTimeout().plus(jwks.readTimeout()).plusMillis(500);
    }

    /** Saves asynchronously: no request waits for the database. */
    private void save(KnownKeys fetched) {
        var last = stored;
        if (store == null
                || last != null && last.generation() == fetched.generation() && !last.isOlderThan(STORED_ENOUGH)) {
            return;
        }
        Thread.ofVirtual().name("jwks-store").start(() -> {
            try {
                store.save(fetched.keys(), fetched.age());
                stored = fetched;
            } catch (RuntimeException e) {
                Outages.warn(log, "Cannot store the issuer's keys", e);
            }
        });
    }

    /** Loads the stored keys, if they were fetched later than those of this task. */
    private void recall() {
        if (store == null) {
            return;
        }
        try {
            store.find().ifPresent(found -> {
                var last = known;
                if (last == null || found.age().compareTo(last.age()) < 0) {
                    known = KnownKeys.after(last, found.keys(), found.age());
                }
            });
        } catch (RuntimeException e) {
            Outages.warn(log, "Cannot read the stored keys of the issuer", e);
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
            try {
                var keys = getSource().getJWKSet(evaluator, currentTime, context);
                var fetched = KnownKeys.after(known, keys, Duration.ZERO);
                known = fetched;
                save(fetched);
                return keys;
            } catch (KeySourceException e) {
                return lastKnown(e);
            }
        }

        private JWKSet lastKnown(KeySourceException failure) throws KeySourceException {
            recall();
            var last = known;
            if (last == null || last.isOlderThan(outageTolerance)) {
                log.warn("The issuer's keys cannot be fetched, and none are known: {}", failure.getMessage());
                throw failure;
            }
            log.warn(
                    "The issuer's keys cannot be fetched; those of {} s ago are used: {}",
                    last.age().toSeconds(),
                    failure.getMessage());
            // A new object each time: by its identity the cache detects that the keys were refreshed.
            return new JWKSet(last.keys().getKeys());
        }
    }
}
