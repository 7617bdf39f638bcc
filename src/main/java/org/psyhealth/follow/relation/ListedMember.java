package org.psyhealth.follow.relation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.user.events.UserRole;

/**
 * A person in a list of relations.
 *
 * @param id the person
 * @param displayName the name that others see; null until the event with the name has arrived
 * @param role what others may rely on; null until the event with the role has arrived
 * @param since when the relation started
 */
public record ListedMember(
        UUID id, @Nullable String displayName, @Nullable UserRole role, Instant since) {

    /** From the columns {@code id, display_name, role, since}. */
    public static ListedMember of(ResultSet row, int number) throws SQLException {
        var role = row.getString("role");
        return new ListedMember(
                row.getObject("id", UUID.class),
                row.getString("display_name"),
                role == null ? null : UserRole.valueOf(role),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    /** Its place in a list, the newest relation first. */
    public Keyset key() {
        return Keyset.of(since, id);
    }
}
