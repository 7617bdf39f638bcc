package org.psyhealth.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Administers the accounts of the local Keycloak. */
public final class KeycloakAdmin {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String token;

    /** Signs in to the local Keycloak, which has started. */
    public KeycloakAdmin() {
        var form = "grant_type=password&client_id=admin-cli&username=admin&password=admin";
        var reply = send(HttpRequest.newBuilder(URI.create(base() + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        this.token = JSON.readTree(reply.body()).path("access_token").asString();
    }

    /** The properties that make an application ask the local Keycloak for accounts and for sessions. */
    public static Map<String, String> properties() {
        return Map.of(
                "psyhealth.user.keycloak.admin-uri",
                realm(),
                "psyhealth.user.keycloak.client-secret",
                IdentityProvider.SERVICE_CLIENT_SECRET,
                "psyhealth.security.introspection.client-secret",
                IdentityProvider.SERVICE_CLIENT_SECRET);
    }

    /** Creates the account of a member, with the password of the demo people. */
    public UUID create(String username, boolean emailVerified) {
        var account = Map.of(
                "username",
                username,
                "enabled",
                true,
                "email",
                username + "@example.org",
                "emailVerified",
                emailVerified,
                "firstName",
                "First",
                "lastName",
                "Last",
                "credentials",
                List.of(Map.of("type", "password", "value", DemoPeople.PASSWORD, "temporary", false)));
        var location = send(request("/users").POST(BodyPublishers.ofString(JSON.writeValueAsString(account))))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    /** Sets one field of an account. */
    public void set(UUID account, String field, boolean value) {
        var found = send(request("/users/" + account).GET()).body();
        var changed = (ObjectNode) JSON.readTree(found);
        changed.put(field, value);
        send(request("/users/" + account).PUT(BodyPublishers.ofString(changed.toString())));
    }

    /** Deletes an account. */
    public void delete(UUID account) {
        send(request("/users/" + account).DELETE());
    }

    /** Grants a role of the realm. */
    public void grant(UUID account, String role) {
        var granted = JSON.readTree(send(request("/roles/" + role).GET()).body());
        send(request("/users/" + account + "/role-mappings/realm").POST(BodyPublishers.ofString("[" + granted + "]")));
    }

    /** The roles of the realm that an account has. */
    public List<String> rolesOf(UUID account) {
        return JSON.readTree(send(request("/users/" + account + "/role-mappings/realm")
                                .GET())
                        .body())
                .valueStream()
                .map(role -> role.path("name").asString())
                .toList();
    }

    /** How many sessions an account has. */
    public int sessionsOf(UUID account) {
        return JSON.readTree(
                        send(request("/users/" + account + "/sessions").GET()).body())
                .size();
    }

    /** Logs a person out everywhere. */
    public void logOut(UUID account) {
        send(request("/users/" + account + "/logout").POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(realm() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static String base() {
        var issuer = SharedServices.get().issuer();
        return issuer.substring(0, issuer.indexOf("/realms/"));
    }

    private static String realm() {
        return base() + "/admin/realms/psyhealth";
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var reply = HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
            if (reply.statusCode() >= 300) {
                throw new IllegalStateException(reply.statusCode() + " " + reply.body());
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
