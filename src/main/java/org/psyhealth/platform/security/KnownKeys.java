package org.psyhealth.platform.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * The last keys of the issuer that this task knows of.
 *
 * @param fetchedAt by {@link System#nanoTime}; in the past of another task, when they come from the store
 * @param generation one more with each change of the keys, from 1 on
 */
record KnownKeys(JWKSet keys, long fetchedAt, long generation) {

    /** The keys that come after these, which may be the same ones, fetched again. */
    static KnownKeys after(@Nullable KnownKeys last, JWKSet keys, Duration age) {
        var fetchedAt = System.nanoTime() - age.toNanos();
        if (last == null) {
            return new KnownKeys(keys, fetchedAt, 1);
        }
        var same = new HashSet<>(last.keys.getKeys()).equals(new HashSet<>(keys.getKeys()));
        return new KnownKeys(keys, fetchedAt, same ? last.generation : last.generation + 1);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - fetchedAt);
    }

    boolean isOlderThan(Duration age) {
        return age().compareTo(age) > 0;
    }
}
