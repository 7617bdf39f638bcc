package org.psyhealth.post.visibility;

import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;

/**
 * The authors who block a caller or whom the caller blocks: neither sees the posts of the other, and to both they are
 * posts that do not exist. Moderators see all.
 */
public final class HiddenAuthors {

    /** Found once for each statement, and mostly empty. */
    private static final String CONDITION = """
             and %s <> all (array(
                select b.member_id from post.block b where b.blocker_id = :caller and b.active
                union all select b.blocker_id from post.block b where b.member_id = :caller and b.active))
            """;

    private HiddenAuthors() {}

    /**
     * A condition to be added to a statement with the parameter {@code caller}; empty for a moderator.
     *
     * @param author the expression for the author. With the parameter of a filter instead of the column the statement
     *     ends at once, as for an author who wrote nothing
     */
    public static String excluded(String author, Caller caller) {
        return caller.is(Role.MODERATOR) ? "" : CONDITION.formatted(author);
    }
}
