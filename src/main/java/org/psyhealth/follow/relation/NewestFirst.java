package org.psyhealth.follow.relation;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Pages of lists of people, the newest relation first. */
public final class NewestFirst {

    /** Greater than every id. */
    private static final UUID LAST = new UUID(-1, -1);

    private NewestFirst() {}

    /** Binds {@code at}, {@code id} and {@code rows}: what comes after the cursor, and how much of it. */
    public static StatementSpec bind(StatementSpec statement, Paging paging) {
        return statement
                .param(
                        "at",
                        paging.after()
                                .map(key -> key.instant(0).atOffset(ZoneOffset.UTC))
                                .orElse(OffsetDateTime.MAX))
                .param("id", paging.after().map(key -> key.uuid(1)).orElse(LAST))
                .param("rows", paging.fetchSize());
    }

    /** The page of a statement that uses them. */
    public static Page<ListedMember> page(StatementSpec statement, Paging paging) {
        return Page.of(bind(statement, paging).query(ListedMember::of).list(), paging, ListedMember::key);
    }
}
