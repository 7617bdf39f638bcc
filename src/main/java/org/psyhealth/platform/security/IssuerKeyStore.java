package org.psyhealth.platform.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code platform.issuer_keys}: the keys of the configured issuer as any task last fetched them. It returns
 * ages and not times, by the database clock, so that the clocks of the tasks do not matter.
 */
final class IssuerKeyStore {

    private final JdbcClient jdbc;
    private final String issuer;
    private final String location;

    IssuerKeyStore(JdbcClient jdbc, SecurityProperties properties) {
        this.jdbc = jdbc;
        this.issuer = properties.issuer().toString();
        this.location = properties.keysLocation().toString();
    }

    /**
     * The stored keys, public ones only.
     *
     * @throws org.springframework.dao.DataAccessException if the database is unavailable
     */
    Optional<Stored> find() {
        return jdbc.sql("""
                        select key_set, extract(epoch from clock_timestamp() - fetched_at) as age
                        from platform.issuer_keys where issuer = :issuer and location = :location""")
                .param("issuer", issuer)
                .param("location", location)
                .query((row, number) -> new Stored(parse(row.getString("key_set")), ageOf(row.getDouble("age"))))
                .optional();
    }

    /**
     * Stores the public keys of a set of the given age, unless a newer one is stored.
     *
     * @throws org.springframework.dao.DataAccessException if the database is unavailable
     */
    void save(JWKSet keys, Duration age) {
        jdbc.sql("""
                        insert into platform.issuer_keys (issuer, location, key_set, fetched_at)
                        values (:issuer, :location, :keys, clock_timestamp() - :age * interval '1 millisecond')
                        on conflict (issuer, location)
                        do update set key_set = excluded.key_set, fetched_at = excluded.fetched_at
                        where issuer_keys.fetched_at < excluded.fetched_at""")
                .param("issuer", issuer)
                .param("location", location)
                .param("keys", keys.toString(true))
                .param("age", age.toMillis())
                .update();
    }

    private static JWKSet parse(String keys) {
        try {
            return JWKSet.parse(keys).toPublicJWKSet();
        } catch (ParseException e) {
            throw new IllegalStateException("platform.issuer_keys holds no JWK set", e);
        }
    }

    /** Never negative, although a clock may have been set back. */
    private static Duration ageOf(double seconds) {
        return Duration.ofMillis(Math.max(0, Math.round(seconds * 1_000)));
    }

    /**
     * Stored keys and their age.
     *
     * @param age since they were fetched
     */
    record Stored(JWKSet keys, Duration age) {}
}
