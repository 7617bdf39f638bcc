package org.psyhealth.user.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.psyhealth.platform.security.Role;
import org.psyhealth.user.lifecycle.TakenRole;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.HttpClientErrorException;

/** The accounts of the realm. There are no partial results: any failure is thrown. */
class KeycloakAccounts {

    private static final ParameterizedTypeReference<List<Account>> ACCOUNTS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<TakenRole>> ROLES = new ParameterizedTypeReference<>() {};

    /** What others rely on, or what opens staff endpoints. */
    private static final Set<String> PRIVILEGES = Stream.of(Role.values())
            .filter(role -> role != Role.MEMBER)
            .map(Role::name)
            .collect(Collectors.toUnmodifiableSet());

    private final KeycloakProperties properties;
    private final KeycloakAdmin admin;

    KeycloakAccounts(KeycloakProperties properties, KeycloakAdmin admin) {
        this.properties = properties;
        this.admin = admin;
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
            page = admin.get(
                    "/users?briefRepresentation=true&first=" + first + "&max=" + properties.pageSize(), ACCOUNTS);
            page.forEach(account -> account.uuid().ifPresent(id -> accounts.put(id, account.enabled())));
            first += page.size();
        } while (page.size() == properties.pageSize());
        return accounts;
    }

    /** Whether a person's account is enabled; empty if there is none. */
    Optional<Boolean> find(UUID person) {
        try {
            return Optional.of(admin.get("/users/" + person, ParameterizedTypeReference.<Account>forType(Account.class))
                    .enabled());
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.empty();
        }
    }

    /** The roles of a person that others rely on, or that open staff endpoints. */
    List<TakenRole> privilegesOf(UUID person) {
        return admin.get(rolesOf(person), ROLES).stream()
                .filter(role -> PRIVILEGES.contains(role.name()))
                .toList();
    }

    void take(UUID person, List<TakenRole> roles) {
        admin.send(HttpMethod.DELETE, rolesOf(person), roles);
    }

    void giveBack(UUID person, List<TakenRole> roles) {
        admin.send(HttpMethod.POST, rolesOf(person), roles);
    }

    /** Ends all sessions of a person. */
    void signOut(UUID person) {
        admin.send(HttpMethod.POST, "/users/" + person + "/logout", null);
    }

    void delete(UUID person) {
        admin.send(HttpMethod.DELETE, "/users/" + person, null);
    }

    private static String rolesOf(UUID person) {
        return "/users/" + person + "/role-mappings/realm";
    }

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
