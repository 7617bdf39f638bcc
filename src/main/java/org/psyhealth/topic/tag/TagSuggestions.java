package org.psyhealth.topic.tag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.psyhealth.platform.text.SearchText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds tags by their beginning: those with the same marks first, then those that differ in marks. Only if they are
 * few, the similar ones follow, which takes longer.
 */
@Component
class TagSuggestions {

    private static final int MAX = 10;

    private static final int CANDIDATES = 200;

    /** Fewer letters have something in common with everything. */
    private static final int LETTERS = 3;

    /** Greater than every character. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private static final String SHOWN = """
            select shown.id, shown.name, topic.slug
            from found
            join topic.tag shown on shown.id = coalesce(found.merged_into, found.id)
            left join topic.topic_current c on c.id = shown.topic_id
            left join topic.topic topic on topic.id = c.current_id
            """;

    /** Two scans of an index each, in its order. */
    private static final String BY_PREFIX = """
            with found as (
                (select id, merged_into, 1 as rank, folded from topic.tag
                    where folded >= :folded and folded < :foldedEnd order by folded limit :max)
                union all
                (select id, merged_into, 2, folded from topic.tag
                    where plain >= :plain and plain < :plainEnd order by plain, folded limit :max)
            )
            """ + SHOWN + "order by found.rank, found.folded";

    /** Of what has too much in common with everything, some are enough: comparing them all would take too long. */
    private static final String BY_SIMILARITY = """
            with found as (
                select id, merged_into, public.similarity(plain, :plain) as similarity, folded
                from (
                    select id, merged_into, plain, folded from topic.tag
                    where plain operator(public.%) :plain limit :candidates
                ) candidate
                order by similarity desc, folded limit :max
            )
            """ + SHOWN + "order by found.similarity desc, found.folded";

    private final JdbcClient jdbc;

    TagSuggestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    List<TagSuggestion> of(String prefix) {
        var folded = SearchText.folded(prefix);
        var plain = SearchText.plain(prefix);
        if (plain.isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashMap<UUID, TagSuggestion>();
        add(
                found,
                jdbc.sql(BY_PREFIX)
                        .param("folded", folded)
                        .param("foldedEnd", folded + LAST)
                        .param("plain", plain)
                        .param("plainEnd", plain + LAST));
        if (found.size() < MAX && plain.length() >= LETTERS) {
            add(found, jdbc.sql(BY_SIMILARITY).param("plain", plain).param("candidates", CANDIDATES));
        }
        return found.values().stream().limit(MAX).toList();
    }

    private static void add(Map<UUID, TagSuggestion> found, JdbcClient.StatementSpec statement) {
        statement
                .param("max", MAX)
                .query((row, number) -> new TagSuggestion(
                        row.getObject("id", UUID.class), row.getString("name"), row.getString("slug")))
                .list()
                .forEach(tag -> found.putIfAbsent(tag.id(), tag));
    }
}
