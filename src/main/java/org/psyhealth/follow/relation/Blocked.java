package org.psyhealth.follow.relation;

import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;

/** Who blocks a caller or is blocked by them, as a part of statements with the parameter {@code caller}. */
public final class Blocked {

    /** The ids of those people, found once for each statement. */
    public static final String IDS = """
            array(select b.member_id from follow.block b where b.blocker_id = :caller and b.until is null
                union all select b.blocker_id from follow.block b where b.member_id = :caller and b.until is null)
            """;

    /** Nobody, with the same parameter. */
    private static final String NOBODY = "array(select :caller::uuid where false)";

    private Blocked() {}

    /** The ids of the people whom a caller does not see in lists: a moderator sees everybody. */
    public static String idsFor(Caller caller) {
        return seesAll(caller) ? NOBODY : IDS;
    }

    /** Whether no block hides anything from a caller. */
    public static boolean seesAll(Caller caller) {
        return caller.is(Role.MODERATOR);
    }
}
