package org.psyhealth.platform.security;

import java.util.Set;
import java.util.UUID;
import org.psyhealth.platform.web.problem.Problems;

/**
 * Who calls, from a verified access token. A controller method takes it as a parameter and hands it to the service,
 * which decides what the caller may do with the object at hand.
 *
 * @param id the token's subject: the user's id
 * @param roles the roles granted by the identity provider
 */
public record Caller(UUID id, Set<Role> roles) {

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * Lets only holders of a role pass.
     *
     * @throws org.psyhealth.platform.web.problem.ProblemException 403 for everyone else
     */
    public void require(Role role) {
        if (!is(role)) {
            throw Problems.forbidden("This needs the role " + role + ".");
        }
    }
}
