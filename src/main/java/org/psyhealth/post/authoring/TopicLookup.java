package org.psyhealth.post.authoring;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.post.reading.PostAuthors;
import org.psyhealth.post.reading.PostView.PostAuthor;
import org.psyhealth.topic.events.TopicText;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Looks up topics and authors in this module's projections. */
@Component
class TopicLookup {

    static final ProblemType UNKNOWN_TOPIC =
            new ProblemType("unknown-topic", HttpStatus.UNPROCESSABLE_CONTENT, "Unknown topic");

    private final JdbcClient jdbc;
    private final PostAuthors authors;

    TopicLookup(JdbcClient jdbc, PostAuthors authors) {
        this.jdbc = jdbc;
        this.authors = authors;
    }

    /**
     * Topics by their slugs, and an author, in one query. The slug of a topic that is merged into another stands for
     * that one; it stays the author's choice, should the merge be undone.
     *
     * @throws ProblemException 422 that lists all slugs that are unknown or of an archived topic
     */
    PostContext surroundings(UUID author, List<String> slugs) {
        var known = new PostAuthor[] {PostAuthor.unknown(author)};
        var topics = new HashMap<String, PostContext.Topic>();
        jdbc.sql("""
                        select t.id, t.slug as wanted, c.slug, c.title_en, c.title_vi, %s
                        from post.topic_ref t
                        join post.topic_current c on c.id = t.id and c.status = 'ACTIVE'
                        left join post.author a on a.id = :author
                        where t.slug = any (:slugs)
                        """.formatted(PostAuthors.COLUMNS))
                .param("author", author)
                .param("slugs", new SqlArrayValue("text", slugs.toArray()))
                .query(row -> {
                    var title = new TopicText(row.getString("title_en"), row.getString("title_vi"));
                    topics.put(
                            row.getString("wanted"),
                            new PostContext.Topic(row.getObject("id", UUID.class), row.getString("slug"), title));
                    known[0] = authors.of(author, row);
                });
        var unknown = IntStream.range(0, slugs.size())
                .filter(index -> !topics.containsKey(slugs.get(index)))
                .mapToObj(index -> new FieldProblem("topics[" + index + "]", "unknown topic " + slugs.get(index)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(UNKNOWN_TOPIC, "Use the slugs of topics that exist.", unknown);
        }
        return new PostContext(known[0], slugs.stream().map(topics::get).toList());
    }

    /** The slugs of what topics are now, in the order of their ids. */
    List<String> slugsOf(List<UUID> topics) {
        return jdbc
                .sql("""
                        select t.slug
                        from unnest(:topics) with ordinality as chosen (id, position)
                        join post.topic_current t on t.id = chosen.id
                        order by chosen.position
                        """)
                .param("topics", new SqlArrayValue("uuid", topics.toArray()))
                .query((row, number) -> row.getString("slug"))
                .stream()
                .distinct()
                .toList();
    }
}
