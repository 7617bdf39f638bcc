package org.psyhealth.user.account;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A Keycloak with the part of the Admin API that changes accounts, which can be away. */
final class ScriptedKeycloak implements AutoCloseable {

    private static final String USERS = "/admin/realms/psyhealth/users";

    private final HttpServer server;
    private final Map<UUID, Set<String>> roles = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> signedOut = new ConcurrentHashMap<>();
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;

    ScriptedKeycloak() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/realms/psyhealth/protocol/openid-connect/token",
                exchange -> answer(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":300}"));
        server.createContext(USERS, this::users);
        server.start();
    }

    KeycloakProperties properties() {
        return new KeycloakProperties(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/admin/realms/psyhealth"),
                "psyhealth-service",
                "secret",
                Duration.ofMinutes(15),
                Duration.ofSeconds(1),
                100,
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2));
    }

    void create(UUID person, String... granted) {
        roles.put(person, ConcurrentHashMap.newKeySet());
        roles.get(person).addAll(List.of(granted));
    }

    void away(boolean isAway) {
        away = isAway;
    }

    /** Every request about this person is answered with 400. */
    void refuse(UUID person) {
        refused.add(person);
    }

    boolean has(UUID person) {
        return roles.containsKey(person);
    }

    Set<String> rolesOf(UUID person) {
        return Set.copyOf(roles.get(person));
    }

    int signOutsOf(UUID person) {
        return signedOut.getOrDefault(person, 0);
    }

    int requests() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void users(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        if (away) {
            exchange.close();
            return;
        }
        var path =
                exchange.getRequestURI().getPath().substring(USERS.length() + 1).split("/", 2);
        var person = UUID.fromString(path[0]);
        var granted = roles.get(person);
        if (granted == null) {
            answer(exchange, 404, "{}");
        } else if (refused.contains(person)) {
            answer(exchange, 400, "{}");
        } else {
            answer(exchange, person, granted, path.length == 1 ? "" : path[1]);
        }
    }

    private void answer(HttpExchange exchange, UUID person, Set<String> granted, String part) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (exchange.getRequestMethod() + " " + part) {
            case "GET role-mappings/realm" ->
                answer(
                        exchange,
                        200,
                        granted.stream()
                                .map("{\"id\":\"id-%1$s\",\"name\":\"%1$s\",\"composite\":false}"::formatted)
                                .collect(Collectors.joining(",", "[", "]")));
            case "DELETE role-mappings/realm" -> {
                granted.removeAll(namesIn(body));
                answer(exchange, 204, "");
            }
            case "POST role-mappings/realm" -> {
                granted.addAll(namesIn(body));
                answer(exchange, 204, "");
            }
            case "POST logout" -> {
                signedOut.merge(person, 1, Integer::sum);
                answer(exchange, 204, "");
            }
            case "DELETE " -> {
                roles.remove(person);
                answer(exchange, 204, "");
            }
            default -> answer(exchange, 405, "{}");
        }
    }

    private static Set<String> namesIn(String body) {
        return JsonMapper.shared()
                .readTree(body)
                .valueStream()
                .map(role -> role.path("name").asString())
                .collect(Collectors.toSet());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
