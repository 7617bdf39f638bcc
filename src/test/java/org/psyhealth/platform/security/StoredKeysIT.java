package org.psyhealth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.support.ModuleDatabase;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** The issuer's keys outlive the task that fetched them; each decoder here stands for a task. */
class StoredKeysIT {

    private final ModuleDatabase database = ModuleDatabase.of("platform");
    private final TestIssuer issuer = TestIssuer.start();
    private final UUID user = UUID.randomUUID();
    private final List<IssuerJwkSource> sources = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var source : sources) {
            source.close();
        }
        issuer.close();
        database.close();
    }

    @Test
    void a_task_that_starts_without_the_issuer_trusts_the_keys_that_another_one_fetched() {
        task().decode(token());
        awaitStored();
        issuer.stop();

        var started = task();

        assertThat(started.decode(token()).getSubject()).isEqualTo(user.toString());
        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> started.decode(issuer.forgedToken(user, "ADMIN")));
        try (var stranger = TestIssuer.start()) {
            assertThatExceptionOfType(BadJwtException.class)
                    .isThrownBy(() -> started.decode(stranger.token(user, "ADMIN")));
        }
    }

    @Test
    void keys_that_were_fetched_too_long_ago_are_not_trusted() {
        task().decode(token());
        awaitStored();
        issuer.stop();
        database.jdbc()
                .sql("update platform.issuer_keys set fetched_at = now() - interval '24 hours 1 minute'")
                .update();

        assertNoKeys(task());
    }

    @Test
    void keys_from_another_address_are_not_trusted() {
        task().decode(token());
        awaitStored();
        issuer.stop();

        assertNoKeys(task(properties(URI.create(issuer.issuer() + "/elsewhere"))));
    }

    @Test
    void a_running_task_that_cannot_reach_the_issuer_takes_over_newer_keys() {
        var cutOff = task();
        var before = token();
        cutOff.decode(before);
        awaitStored();
        issuer.rotate();
        var after = token();
        task().decode(after);
        await().untilAsserted(() -> assertThat(storedKeys()).doesNotContain(keyIdOf(before)));
        issuer.stop();

        await().untilAsserted(
                        () -> assertThat(cutOff.decode(after).getSubject()).isEqualTo(user.toString()));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> cutOff.decode(before));
    }

    @Test
    void the_newest_fetch_wins_whoever_stores_last() throws Exception {
        var store = store();
        var newer = new JWKSet(new RSAKeyGenerator(2048).keyID("newer").generate());
        var older = new JWKSet(new RSAKeyGenerator(2048).keyID("older").generate());

        store.save(newer, Duration.ofMinutes(1));
        store.save(older, Duration.ofMinutes(2));
        assertThat(storedKeys()).contains("newer").doesNotContain("older");

        store.save(older, Duration.ZERO);
        assertThat(storedKeys()).contains("older").doesNotContain("newer");
    }

    @Test
    void private_parts_are_never_stored() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("k").generate();

        store().save(new JWKSet(key), Duration.ZERO);

        assertThat(storedKeys())
                .contains(key.getModulus().toString())
                .doesNotContain(key.getPrivateExponent().toString());
    }

    @Test
    void without_the_database_a_task_fetches_keys_and_knows_none_while_the_issuer_is_away() {
        database.close();
        assertThat(task().decode(token()).getSubject()).isEqualTo(user.toString());
        issuer.stop();

        assertNoKeys(task());
    }

    private void assertNoKeys(JwtDecoder task) {
        assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> task.decode(token()));
    }

    private String token() {
        return issuer.token(user, "MEMBER");
    }

    private void awaitStored() {
        await().until(() -> !storedKeys().isEmpty());
    }

    private String storedKeys() {
        return database.jdbc()
                .sql("select key_set from platform.issuer_keys")
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static String keyIdOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private IssuerKeyStore store() {
        return new IssuerKeyStore(database.jdbc(), properties(null));
    }

    private JwtDecoder task() {
        return task(properties(null));
    }

    private JwtDecoder task(SecurityProperties properties) {
        var keys = new IssuerJwkSource(properties, new IssuerKeyStore(database.jdbc(), properties));
        sources.add(keys);
        return new CachingJwtDecoder(
                NimbusJwtDecoder.withJwkSource(keys).build(), keys::generation, 100, InstantSource.system());
    }

    private SecurityProperties properties(@Nullable URI location) {
        return TestProperties.of(
                issuer.issuer(),
                location == null
                        ? Map.of("jwks.min-interval", "100ms")
                        : Map.of("jwks.min-interval", "100ms", "jwk-set-uri", location.toString()));
    }
}
