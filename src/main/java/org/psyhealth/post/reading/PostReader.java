package org.psyhealth.post.reading;

import java.util.Optional;
import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.post.visibility.HiddenAuthors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one post with everything that is shown with it, in one query. */
@Component
public class PostReader {

    private static final String SELECT = "select p.body, p.version, " + PostRow.COLUMNS + """
            from post.post p
            left join post.author a on a.id = p.author_id
            where p.id = :id and (p.status = 'PUBLISHED' or p.status = 'DRAFT' and p.author_id = :caller)
            """;

    private final JdbcClient jdbc;
    private final PostAuthors authors;

    PostReader(JdbcClient jdbc, PostAuthors authors) {
        this.jdbc = jdbc;
        this.authors = authors;
    }

    /** A published post that is not hidden from the caller, or a draft of the caller; otherwise 404. */
    public PostView get(UUID id, Caller caller) {
        return find(id, caller).orElseThrow(() -> Problems.notFound("The post"));
    }

    private Optional<PostView> find(UUID id, Caller caller) {
        return jdbc.sql(SELECT + HiddenAuthors.excluded("p.author_id", caller))
                .param("id", id)
                .param("caller", caller.id())
                .query((row, number) -> new PostRow(row, authors).view())
                .optional();
    }
}
