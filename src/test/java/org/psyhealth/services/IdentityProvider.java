package org.psyhealth.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A running Keycloak with our realm. */
public record IdentityProvider(String base) {

    /** The secret of the client {@code psyhealth-service} in every local Keycloak. */
    public static final String SERVICE_CLIENT_SECRET = "local-only-secret";

    /** The public client, local only, that exchanges a demo user's password for a token. */
    public static final String TOUR_CLIENT = "psyhealth-tour";

    /** The public client, local only, by which the page of the API logs in. */
    public static final String DOCS_CLIENT = "psyhealth-docs";

    private static final String REALM = "psyhealth";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** The one that issues tokens as this issuer. */
    public static IdentityProvider of(String issuer) {
        return new IdentityProvider(issuer.substring(0, issuer.lastIndexOf("/realms/")));
    }

    /** The issuer of its tokens. */
    public String issuer() {
        return base + "/realms/" + REALM;
    }

    /** Where tokens are fetched. */
    public URI tokenEndpoint() {
        return URI.create(issuer() + "/protocol/openid-connect/token");
    }

    /** An access token of a demo user. */
    public String tokenOf(String username) {
        return token(Map.of(
                "grant_type",
                "password",
                "client_id",
                TOUR_CLIENT,
                "username",
                username,
                "password",
                DemoPeople.PASSWORD));
    }

    /** An access token of the application itself, by client credentials. */
    public String serviceToken() {
        return token(Map.of(
                "grant_type", "client_credentials",
                "client_id", "psyhealth-service",
                "client_secret", SERVICE_CLIENT_SECRET));
    }

    boolean answers() {
        try {
            var request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String token(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No token: " + response.statusCode() + " " + response.body());
            }
            return JsonMapper.shared()
                    .readTree(response.body())
                    .path("access_token")
                    .asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
