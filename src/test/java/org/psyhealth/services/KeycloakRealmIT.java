package org.psyhealth.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The realm of infra/keycloak, in a real Keycloak. */
class KeycloakRealmIT {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static IdentityProvider keycloak;

    @BeforeAll
    static void start() {
        keycloak = SharedServices.get().startIdentityProvider().join();
    }

    @Test
    void a_members_token_is_for_the_api_and_carries_the_roles() {
        var claims = claims(keycloak.tokenOf("lan"));

        assertThat(claims.path("iss").asString()).isEqualTo(keycloak.issuer());
        assertThat(claims.path("aud").values())
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("psyhealth-api", "psyhealth-service");
        assertThat(claims.path("sub").asString()).isNotBlank();
        assertThat(claims.path("locale").asString()).isEqualTo("vi");
        assertThat(claims.path("realm_access").path("roles").toString())
                .contains("MEMBER")
                .doesNotContain("ADMIN", "THERAPIST", "MODERATOR");
    }

    @Test
    void the_service_client_gets_a_token_with_its_secret() {
        assertThat(claims(keycloak.serviceToken()).path("azp").asString()).isEqualTo("psyhealth-service");
    }

    @Test
    void the_login_page_needs_pkce_with_s256() throws Exception {
        assertThat(authorize("").headers().firstValue("Location").orElse("")).contains("error=invalid_request");
        assertThat(authorize("&code_challenge_method=plain&code_challenge=" + CHALLENGE)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("error=invalid_request");
        assertThat(authorize("&code_challenge_method=S256&code_challenge=" + CHALLENGE)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void only_the_exact_redirect_uri_is_accepted() throws Exception {
        assertThat(authorize("/..", "&code_challenge_method=S256&code_challenge=" + CHALLENGE)
                        .statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<Void> authorize(String parameters) throws IOException, InterruptedException {
        return authorize("", parameters);
    }

    private static HttpResponse<Void> authorize(String suffix, String parameters)
            throws IOException, InterruptedException {
        var redirect = SharedServices.get().applicationUrl() + "/login/callback" + suffix;
        var uri = URI.create(keycloak.issuer()
                + "/protocol/openid-connect/auth?client_id=psyhealth-web&response_type=code&scope=openid&redirect_uri="
                + URLEncoder.encode(redirect, StandardCharsets.UTF_8) + parameters);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
        }
    }

    private static JsonNode claims(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
