package org.psyhealth.user.account;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * The accounts of the realm, from Keycloak's Admin REST API. Any failure is thrown as a {@link RuntimeException}: there
 * are no partial results.
 *
 * @see <a href="https://www.keycloak.org/docs-api/latest/rest-api/index.html">Keycloak Admin REST API</a>
 */
class KeycloakAccounts {

    private static final ParameterizedTypeReference<List<Account>> ACCOUNTS = new ParameterizedTypeReference<>() {};

    private final KeycloakProperties properties;
    private final URI admin;
    private final InstantSource clock;
    private final RestClient http;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    KeycloakAccounts(KeycloakProperties properties, InstantSource clock) {
        this.properties = properties;
        this.admin = Objects.requireNonNull(properties.adminUri(), "psyhealth.user.keycloak.admin-uri is required");
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .build());
        requests.setReadTimeout(properties.readTimeout());
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /**
     * Who has an account, and whether it is enabled. Accounts that are added or removed concurrently may move others
     * between pages: a person who is missing here must be looked up by {@link #find}.
     */
    Map<UUID, Boolean> all() {
        var accounts = new HashMap<UUID, Boolean>();
        List<Account> page;
        var first = 0;
        do {
            page = get("/users?briefRepresentation=true&first=" + first + "&max=" + properties.pageSize(), ACCOUNTS);
            page.forEach(account -> account.uuid().ifPresent(id -> accounts.put(id, account.enabled())));
            first += page.size();
        } while (page.size() == properties.pageSize());
        return accounts;
    }

    /** Whether a person's account is enabled; empty if there is none. */
    Optional<Boolean> find(UUID person) {
        try {
            return Optional.of(get("/users/" + person, ParameterizedTypeReference.<Account>forType(Account.class))
                    .enabled());
        } catch (HttpClientErrorException e) {
            if (e.getStatusCode().equals(HttpStatus.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private <T> T get(String path, ParameterizedTypeReference<T> type) {
        return required(http.get()
                .uri(URI.create(admin + path))
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token()))
                .retrieve()
                .body(type));
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
        return URI.create(admin.toString().replace("/admin/realms/", "/realms/") + "/protocol/openid-connect/token");
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new IllegalStateException("Keycloak returned an empty response");
        }
        return body;
    }

    private record Token(String access_token, long expires_in) {}

    private record Account(String id, boolean enabled) {

        /** Accounts of some user federations have other ids; none of their tokens is accepted. */
        Optional<UUID> uuid() {
            try {
                return Optional.of(UUID.fromString(id));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
