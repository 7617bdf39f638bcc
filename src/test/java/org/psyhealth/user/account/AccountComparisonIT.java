package org.psyhealth.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.MutableClock;
import org.psyhealth.support.RecordedEvents;
import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.lease.Leases;
import org.psyhealth.user.profile.IdentityProfiles;
import org.psyhealth.user.profile.ProfileStandings;

/** Over a Keycloak that answers what a test wants; the real one is asked by the acceptance tests. */
class AccountComparisonIT {

    private static final ModuleContext MODULE = ModuleContext.of("user");

    private static final Duration INTERVAL = Duration.ofMinutes(15);

    private final ProfileStandings profiles = MODULE.get(ProfileStandings.class);

    private final IdentityProfiles identities = MODULE.get(IdentityProfiles.class);

    private final Leases leases = MODULE.get(Leases.class);

    private final ComparisonMetrics metrics = MODULE.get(ComparisonMetrics.class);

    private final MeterRegistry registry = MODULE.get(MeterRegistry.class);

    private final MutableClock clock = MODULE.get(MutableClock.class);

    private final RecordedEvents recorded = MODULE.get(RecordedEvents.class);

    private final MongoCollection<Document> users =
            MODULE.get(MongoDatabase.class).getCollection("users");

    private final Map<UUID, Boolean> accounts = new ConcurrentSkipListMap<>();
    private final Set<UUID> unlisted = new HashSet<>();

    /** Enabled in the list, and no longer when looked up. */
    private final Set<UUID> outdated = new HashSet<>();

    private volatile int status = 200;
    private HttpServer keycloak;
    private AccountComparison comparison;
    private List<UUID> people;

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @BeforeEach
    void start() throws IOException {
        users.deleteMany(new Document());
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext(
                "/realms/psyhealth/protocol/openid-connect/token",
                exchange -> answer(exchange, "{\"access_token\":\"t\",\"expires_in\":300}"));
        keycloak.createContext("/admin/realms/psyhealth/users", this::users);
        keycloak.start();
        comparison = comparison(null);
        people = IntStream.range(0, 30).mapToObj(i -> UUID.randomUUID()).toList();
        people.forEach(this::register);
    }

    private AccountComparison comparison(@Nullable Integer maxMissing) {
        var properties = new KeycloakProperties(
                URI.create("http://localhost:" + keycloak.getAddress().getPort() + "/admin/realms/psyhealth"),
                "psyhealth-service",
                "secret",
                INTERVAL,
                Duration.ofSeconds(1),
                7,
                maxMissing,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2));
        return new AccountComparison(
                new KeycloakAccounts(properties, new KeycloakAdmin(properties, clock)),
                profiles,
                leases,
                metrics,
                properties);
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
    }

    @Test
    void who_is_gone_or_disabled_is_suspended_until_back() {
        accounts.remove(people.get(0));
        accounts.put(people.get(1), false);
        run();

        assertThat(suspended()).containsExactlyInAnyOrder(people.get(0), people.get(1));
        assertThat(last(people.get(0))).contains("user.suspended", "ACCOUNT_GONE");
        assertThat(last(people.get(1))).contains("user.suspended", "ACCOUNT_DISABLED");

        accounts.put(people.get(1), true);
        run();
        run();

        assertThat(suspended()).containsExactly(people.get(0));
        assertThat(last(people.get(1))).contains("user.reinstated");
        assertThat(told(people.get(0))).hasSize(2);
        assertThat(told(people.get(1))).hasSize(3);
    }

    @Test
    void ten_at_once_are_believed_and_eleven_are_not() {
        people.subList(0, 11).forEach(accounts::remove);
        var before = count("held_back");
        run();

        assertThat(suspended()).isEmpty();
        assertThat(count("held_back")).isEqualTo(before + 1);

        accounts.put(people.get(0), true);
        run();
        assertThat(suspended()).hasSize(10);
    }

    @Test
    void more_are_believed_where_an_administrator_says_so() {
        people.subList(0, 11).forEach(accounts::remove);
        comparison = comparison(11);
        run();

        assertThat(suspended()).hasSize(11);
    }

    @Test
    void an_answer_that_fails_or_is_empty_suspends_nobody_and_is_counted() {
        var before = count("failed");
        status = 500;
        run();
        status = 403;
        run();
        status = 200;
        var all = new ArrayList<>(accounts.keySet());
        accounts.clear();
        run();
        keycloak.stop(0);
        run();

        assertThat(suspended()).isEmpty();
        assertThat(count("failed")).isEqualTo(before + 4);
        assertThat(all).hasSize(30);
    }

    @Test
    void whom_the_pages_missed_is_looked_for() {
        unlisted.add(people.get(3));
        run();

        assertThat(suspended()).isEmpty();
    }

    @Test
    void who_is_disabled_again_since_the_list_was_read_is_not_reinstated() {
        accounts.put(people.get(0), false);
        run();
        outdated.add(people.get(0));
        run();

        assertThat(suspended()).containsExactly(people.get(0));
        assertThat(told(people.get(0))).hasSize(2);
    }

    @Test
    void one_task_compares_in_each_interval() {
        accounts.remove(people.get(0));
        run();
        accounts.remove(people.get(1));

        comparison.run();
        assertThat(suspended()).hasSize(1);

        run();
        assertThat(suspended()).hasSize(2);
    }

    private void run() {
        clock.advance(INTERVAL);
        comparison.run();
    }

    private void register(UUID person) {
        accounts.put(person, true);
        identities.follow(new IdentitySeen(
                EventMeta.of(person, 0, clock.instant()), List.of("An"), null, null, null, List.of(), Instant.EPOCH));
    }

    private Set<UUID> suspended() {
        return profiles.page(null, 100).stream()
                .filter(standing -> standing.suspended() != null)
                .map(ProfileStandings.Standing::person)
                .collect(Collectors.toSet());
    }

    private String last(UUID person) {
        var event = told(person).getLast();
        return EventContracts.typeOf(event.getClass()) + event;
    }

    private double count(String outcome) {
        return registry.get("psyhealth.user.comparisons")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private void users(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (!path.endsWith("/users")) {
            var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
            if (accounts.containsKey(id)) {
                answer(exchange, json(id, isEnabled(id)));
            } else {
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
            }
            return;
        }
        var query = exchange.getRequestURI().getQuery();
        var first = Integer.parseInt(query.replaceAll(".*first=(\\d+).*", "$1"));
        answer(
                exchange,
                accounts.keySet().stream()
                        .filter(id -> !unlisted.contains(id))
                        .skip(first)
                        .limit(7)
                        .map(id -> json(id, isEnabled(id) || outdated.contains(id)))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private boolean isEnabled(UUID id) {
        return accounts.getOrDefault(id, false);
    }

    private static String json(UUID id, boolean enabled) {
        return "{\"id\":\"%s\",\"username\":\"x\",\"enabled\":%s}".formatted(id, enabled);
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** What the modules are told; the platform is told separately. */
    private List<UserEvent> told(UUID person) {
        return recorded.of(person).stream()
                .filter(UserEvent.class::isInstance)
                .map(UserEvent.class::cast)
                .toList();
    }
}
