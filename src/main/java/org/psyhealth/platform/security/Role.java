package org.psyhealth.platform.security;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.core.Authentication;

/** The roles that the identity provider may grant. */
public enum Role {
    /** Reads, writes, follows and reacts. */
    MEMBER,
    /** A member whose profession has been checked. */
    THERAPIST,
    /** Moderates content. */
    MODERATOR,
    /** Administers topics and dead letters. */
    ADMIN;

    private static final Role[] ALL = values();

    private final String authority = RolesConverter.PREFIX + name();

    /** The roles of whoever makes a request, in the order above. */
    public static Set<Role> of(Authentication authentication) {
        var roles = EnumSet.noneOf(Role.class);
        for (var granted : authentication.getAuthorities()) {
            for (var role : ALL) {
                if (role.authority.equals(granted.getAuthority())) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    /** Whether only a person can have it: it permits writing, following and reacting in one's own name. */
    boolean isForPeople() {
        return this == MEMBER || this == THERAPIST;
    }
}
