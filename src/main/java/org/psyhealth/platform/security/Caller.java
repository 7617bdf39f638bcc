package org.psyhealth.platform.security;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.psyhealth.platform.web.problem.Problems;

/**
 * The authenticated caller, from a verified access token. A controller method takes it as a parameter and hands it to
 * the service, which decides what the caller may do with the object at hand.
 *
 * @param id the token's subject: the user's id, or that of a client's service account
 * @param roles the roles granted by the identity provider
 * @param isClient whether a client calls on its own behalf, not on behalf of a person
 */
public record Caller(UUID id, Set<Role> roles, boolean isClient) {

    static final String NOT_A_PERSON = "This access token belongs to a client; only a person may do this.";

    /** A person. */
    public Caller(UUID id, Set<Role> roles) {
        this(id, roles, false);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * Requires a role, or one of several.
     *
     * @throws org.psyhealth.platform.web.problem.ProblemException 403 for everyone else
     */
    public void require(Role... oneOf) {
        if (Arrays.stream(oneOf).noneMatch(this::is)) {
            throw Problems.forbidden(
                    oneOf.length == 1
                            ? "This needs the role " + oneOf[0] + "."
                            : "This needs one of the roles "
                                    + Arrays.stream(oneOf).map(Role::name).collect(Collectors.joining(", ")) + ".");
        }
    }

    /**
     * Requires a person: the operation is performed in a person's name.
     *
     * @throws org.psyhealth.platform.web.problem.ProblemException 403 for a client
     */
    public void requirePerson() {
        if (isClient) {
            throw Problems.forbidden(NOT_A_PERSON);
        }
    }
}
