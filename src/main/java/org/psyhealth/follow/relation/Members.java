package org.psyhealth.follow.relation;

import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people whom a relation may be directed at. */
@Component
public class Members {

    /** A relation of a person to themselves. */
    public static final ProblemType OWN_ACCOUNT =
            new ProblemType("own-account", HttpStatus.UNPROCESSABLE_CONTENT, "Own account");

    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Requires another person who is known here.
     *
     * @throws ProblemException 422 for oneself, 404 for somebody unknown, 403 for a client
     */
    public void requireOther(UUID member, Caller caller) {
        caller.requirePerson();
        if (member.equals(caller.id())) {
            throw new ProblemException(OWN_ACCOUNT, "This is your own account; choose somebody else's.");
        }
        requireKnown(member);
    }

    /**
     * Requires a person who is known here.
     *
     * @throws ProblemException 404 for somebody unknown
     */
    public void requireKnown(UUID member) {
        var known = jdbc.sql(
                        "select exists (select from follow.member where id = :member and display_name is not null)")
                .param("member", member)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw Problems.notFound("The member");
        }
    }
}
