package org.psyhealth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.web.Http;
import org.psyhealth.platform.web.WebTestApplication;

class TokenTests {

    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final WebTestApplication.Running APPLICATION = WebTestApplication.start(ISSUER);

    private final UUID user = UUID.randomUUID();

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void a_member_is_known_by_id_and_roles() {
        var me = me(ISSUER.token(user, "MEMBER", "offline_access", "ADMIN"));

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("id").asString()).isEqualTo(user.toString());
        assertThat(me.json().path("roles").valueStream().map(role -> role.asString()))
                .containsExactlyInAnyOrder("MEMBER", "ADMIN");
    }

    @Test
    void without_a_token_there_is_a_bare_challenge() {
        var reply = APPLICATION.http().get("/api/echo/me");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.problem()).isEqualTo("unauthorized");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"psyhealth\"");
    }

    @Test
    void a_token_without_one_of_our_roles_is_forbidden() {
        var reply = me(ISSUER.token(user, "visitor", "member", "ROLE_ADMIN"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("forbidden");
        assertThat(reply.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    }

    @Test
    void a_token_for_another_audience_is_refused() {
        assertRefused(with(claims -> claims.audience("account")));
        assertRefused(with(claims -> claims.audience((String) null)));
        assertThat(me(with(claims -> claims.audience(List.of("account", "psyhealth-api"))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_token_of_another_issuer_is_refused() {
        assertRefused(with(claims -> claims.issuer("http://localhost/realms/other")));
        assertRefused(with(claims -> claims.issuer(null)));
        try (var other = TestIssuer.start()) {
            assertRefused(other.token(user, "MEMBER"));
        }
    }

    @Test
    void a_token_out_of_its_time_is_refused() {
        var now = Instant.now();
        assertRefused(with(claims -> expired(claims, now.minusSeconds(31))));
        assertRefused(with(claims -> claims.expirationTime(null)));
        assertRefused(with(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60)))));
        assertThat(me(with(claims -> expired(claims, now.minusSeconds(5)))).status())
                .as("within the clock skew")
                .isEqualTo(200);
    }

    @Test
    void a_token_without_a_proper_signature_is_refused() {
        assertRefused(ISSUER.unsignedToken(user, "MEMBER"));
        assertRefused(ISSUER.tokenSignedWithPublicKey(user, "MEMBER"));
        assertRefused(ISSUER.forgedToken(user, "MEMBER"));
        assertRefused("not.a.token");
        assertRefused("a");
        var token = ISSUER.token(user, "MEMBER");
        assertRefused(token.substring(0, token.lastIndexOf('.') + 1));
    }

    @Test
    void only_an_access_token_is_one() {
        assertRefused(ISSUER.idToken(user, "MEMBER"));
        assertRefused(with(claims -> claims.claim("typ", "Refresh")));
        assertRefused(with(claims -> claims.claim("typ", null)));
        assertRefused(with(claims -> claims.claim("typ", null).claim("token_use", "id")));
        assertThat(me(with(claims -> claims.claim("typ", null)
                                .claim("token_use", "access")
                                .claim("username", "ann")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_subject_that_is_no_uuid_is_refused() {
        assertRefused(with(claims -> claims.subject("ann")));
        assertRefused(with(claims -> claims.subject("1-1-1-1-1")));
        assertRefused(with(claims -> claims.subject(null)));
    }

    @Test
    void roles_may_come_from_another_claim() {
        try (var cognito = WebTestApplication.start(
                ISSUER,
                "psyhealth.security.roles-claim=cognito:groups",
                "psyhealth.security.audience-claim=client_id")) {
            var token = ISSUER.token(
                    user,
                    claims -> claims.audience((String) null)
                            .claim("client_id", "psyhealth-api")
                            .claim("token_use", "access")
                            .claim("username", "ann")
                            .claim("typ", null)
                            .claim("realm_access", null)
                            .claim("cognito:groups", List.of("MODERATOR")));

            var me = cognito.http().as(token).get("/api/echo/me");

            assertThat(me.json().at("/roles/0").asString()).isEqualTo("MODERATOR");
        }
        try (var nested = WebTestApplication.start(
                ISSUER, "psyhealth.security.roles-claim=resource_access.psyhealth-api.roles")) {
            var claim = Map.of("psyhealth-api", Map.of("roles", List.of("THERAPIST")));
            var token = ISSUER.token(user, claims -> claims.claim("resource_access", claim), "ADMIN");

            var me = nested.http().as(token).get("/api/echo/me");

            assertThat(me.json().path("roles")).hasSize(1);
            assertThat(me.json().at("/roles/0").asString()).isEqualTo("THERAPIST");
        }
    }

    @Test
    void a_keycloak_service_account_is_no_member() {
        var reply = me(ISSUER.clientToken(user, "MEMBER", "THERAPIST"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("forbidden");
        assertThat(reply.json().path("detail").asString()).contains("belongs to a client");
    }

    @Test
    void a_client_keeps_the_roles_of_staff() {
        var me = me(ISSUER.clientToken(user, "MEMBER", "ADMIN"));

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("isClient").asBoolean()).isTrue();
        assertThat(me.json().path("roles").valueStream().map(role -> role.asString()))
                .containsExactly("ADMIN");
    }

    @Test
    void each_form_of_a_clients_token_is_known() {
        assertClient(claims -> claims.claim("preferred_username", "service-account-psyhealth-service"));
        assertClient(claims -> claims.claim("sid", null));
        assertClient(claims -> claims.claim("sid", null).claim("azp", null).claim("client_id", "psyhealth-service"));
        assertClient(claims -> claims.claim("client_id", user.toString()));
        assertClient(claims -> claims.claim("typ", null).claim("token_use", "access"));
        assertClient(claims -> claims.claim("typ", null)
                .claim("token_use", "access")
                .claim("username", "x")
                .claim("client_id", user.toString()));
    }

    @Test
    void each_form_of_a_persons_token_is_known() {
        assertPerson(claims -> {});
        assertPerson(claims -> claims.claim("client_id", "psyhealth-web"));
        assertPerson(claims -> claims.claim("typ", null)
                .claim("token_use", "access")
                .claim("azp", null)
                .claim("sid", null)
                .claim("client_id", "7a3example")
                .claim("username", "ann"));
    }

    private void assertClient(Consumer<JWTClaimsSet.Builder> changes) {
        assertThat(me(ISSUER.token(user, changes, "MEMBER")).status()).isEqualTo(403);
        assertThat(me(ISSUER.token(user, changes, "MEMBER", "MODERATOR"))
                        .json()
                        .path("isClient")
                        .asBoolean())
                .isTrue();
    }

    private void assertPerson(Consumer<JWTClaimsSet.Builder> changes) {
        var me = me(ISSUER.token(user, changes, "MEMBER")).json();
        assertThat(me.path("isClient").asBoolean(true)).isFalse();
        assertThat(me.at("/roles/0").asString()).isEqualTo("MEMBER");
    }

    private String with(Consumer<JWTClaimsSet.Builder> changes) {
        return ISSUER.token(user, changes, "MEMBER");
    }

    private static void expired(JWTClaimsSet.Builder claims, Instant when) {
        claims.issueTime(Date.from(when.minusSeconds(300))).expirationTime(Date.from(when));
    }

    private static Http.Reply me(String token) {
        return APPLICATION.http().as(token).get("/api/echo/me");
    }

    private static void assertRefused(String token) {
        var reply = me(token);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.problem()).isEqualTo("unauthorized");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"psyhealth\", error=\"invalid_token\"");
    }
}
