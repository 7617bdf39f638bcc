package org.psyhealth.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Converts the roles in a token to authorities; unknown roles are ignored. A client never gets roles for people,
 * whatever its token contains: Keycloak grants each new service account the default roles of a new person.
 */
final class RolesConverter implements Converter<Jwt, Collection<GrantedAuthority>> {

    static final String PREFIX = "ROLE_";

    private final String claim;

    /** @param claim a claim's name, or a path with dots into nested claims */
    RolesConverter(String claim) {
        this.claim = claim;
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        var names = namesIn(token.getClaims());
        var isClient = ClientTokens.isClient(token);
        return Stream.of(Role.values())
                .filter(role -> names.contains(role.name()))
                .filter(role -> !(isClient && role.isForPeople()))
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(PREFIX + role.name()))
                .toList();
    }

    private Collection<?> namesIn(Map<String, Object> claims) {
        var value = claims.containsKey(claim) ? claims.get(claim) : follow(claims);
        if (value instanceof Collection<?> names) {
            return names;
        }
        return value instanceof String names ? List.of(names.split(" ")) : List.of();
    }

    private @Nullable Object follow(Map<String, Object> claims) {
        Object value = claims;
        for (var step : claim.split("\\.")) {
            value = value instanceof Map<?, ?> nested ? nested.get(step) : null;
        }
        return value;
    }
}
