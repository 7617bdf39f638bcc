package org.psyhealth.user.account;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * Keycloak's Admin REST API, with a token of the service's own. Any failure is thrown as a {@link RuntimeException}. It
 * is used by one thread at a time.
 *
 * @see <a href="https://www.keycloak.org/docs-api/latest/rest-api/index.html">Keycloak Admin REST API</a>
 */
final class KeycloakAdmin {

    private final KeycloakProperties properties;
    private final URI realm;
    private final InstantSource clock;
    private final RestClient http;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    KeycloakAdmin(KeycloakProperties properties, InstantSource clock) {
        this.properties = properties;
        this.realm = Objects.requireNonNull(properties.adminUri(), "psyhealth.user.keycloak.admin-uri is required");
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .build());
        requests.setReadTimeout(properties.readTimeout());
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    <T> T get(String path, ParameterizedTypeReference<T> type) {
        return required(request(HttpMethod.GET, path, null).body(type));
    }

    /** Sends a change, with a body or without. */
    void send(HttpMethod method, String path, @Nullable Object body) {
        request(method, path, body).toBodilessEntity();
    }

    /** A token that is refused is not used again: Keycloak may have lost its keys or the session. */
    private RestClient.ResponseSpec request(HttpMethod method, String path, @Nullable Object body) {
        var request = http.method(method)
                .uri(URI.create(realm + path))
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token()));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.retrieve().onStatus(status -> status.value() == 401, (refused, response) -> {
            renewAt = Instant.MIN;
            throw new HttpClientErrorException(response.getStatusCode(), response.getStatusText());
        });
    }

    /** Obtained by client credentials (RFC 6749, section 4.4); cached for half of its lifetime. */
    private String token() {
        if (!clock.instant().isBefore(renewAt)) {
            var form = new LinkedMultiValueMap<String, String>();
            form.add("grant_type", "client_credentials");
            form.add("client_id", properties.clientId());
            form.add("client_secret", properties.clientSecret());
            var granted = required(http.post()
                    .uri(tokenEndpoint())
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .body(Token.class));
            token = granted.access_token();
            renewAt = clock.instant().plusSeconds(granted.expires_in() / 2);
        }
        return token;
    }

    private URI tokenEndpoint() {
        return URI.create(realm.toString().replace("/admin/realms/", "/realms/") + "/protocol/openid-connect/token");
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new IllegalStateException("Keycloak returned an empty response");
        }
        return body;
    }

    private record Token(String access_token, long expires_in) {}
}
