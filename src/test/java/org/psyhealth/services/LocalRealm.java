package org.psyhealth.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.psyhealth.services.DemoPeople.Person;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The realm of infra/keycloak with local additions: users with a known password and a client that exchanges it for
 * tokens.
 */
final class LocalRealm {

    private static final Path PRODUCTION = Path.of("infra", "keycloak", "psyhealth-realm.json");
    private static final String APPLICATION = "${PSYHEALTH_WEB_URL:http://localhost:8080}";
    private static final JsonMapper JSON = JsonMapper.shared();

    private LocalRealm() {}

    /** Replaces the file in one step: another run may be reading it. */
    static void writeTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            var temporary = Files.createTempFile(file.getParent(), "realm", ".tmp");
            Files.writeString(temporary, json());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json() {
        var realm = (ObjectNode) JSON.readTree(PRODUCTION.toFile());
        // The demo password is short, and secure hashing would take most of the demo's time.
        realm.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
        realm.put("verifyEmail", false);
        ((ArrayNode) realm.get("clients")).add(JSON.valueToTree(tourClient()));
        ((ArrayNode) realm.get("clients")).add(JSON.valueToTree(docsClient()));
        DemoPeople.load()
                .people()
                .forEach(person -> ((ArrayNode) realm.get("users")).add(JSON.valueToTree(user(person))));
        return realm.toPrettyString();
    }

    private static Map<String, Object> tourClient() {
        return Map.of(
                "clientId", IdentityProvider.TOUR_CLIENT,
                "publicClient", true,
                "standardFlowEnabled", false,
                "directAccessGrantsEnabled", true,
                "fullScopeAllowed", true,
                "defaultClientScopes", List.of("basic", "profile", "email", "roles", "psyhealth-api"));
    }

    /** By which the page of the API logs in, at the address of the application. */
    private static Map<String, Object> docsClient() {
        return Map.of(
                "clientId",
                IdentityProvider.DOCS_CLIENT,
                "publicClient",
                true,
                "standardFlowEnabled",
                true,
                "directAccessGrantsEnabled",
                false,
                "fullScopeAllowed",
                true,
                "redirectUris",
                List.of(APPLICATION + "/docs/login"),
                "webOrigins",
                List.of("+"),
                "attributes",
                Map.of("pkce.code.challenge.method", "S256"),
                "defaultClientScopes",
                List.of("basic", "profile", "email", "roles", "web-origins", "psyhealth-api"));
    }

    private static Map<String, Object> user(Person person) {
        return Map.of(
                "username", person.username(),
                "enabled", true,
                "email", person.email(),
                "emailVerified", true,
                "firstName", person.firstName(),
                "lastName", person.lastName(),
                "attributes", Map.of("locale", List.of(person.locale())),
                "realmRoles", List.of("default-roles-psyhealth", person.role()),
                "credentials", List.of(Map.of("type", "password", "value", DemoPeople.PASSWORD, "temporary", false)));
    }
}
