package org.psyhealth.platform.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's latest keys known to this task.
 *
 * @param fetchedAt by {@link System#nanoTime}; for keys from the store derived from their age
 * @param generation incremented with each change of the keys, starting at 1
 */
record KnownKeys(JWKSet keys, long fetchedAt, long generation) {

    /** The successor of these keys, which may be the same keys, fetched again. */
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
