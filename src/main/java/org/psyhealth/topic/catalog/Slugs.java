package org.psyhealth.topic.catalog;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.text.SearchText;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names of topics in URLs. A topic keeps every slug that it ever had, so that old links lead to it. */
@Component
class Slugs {

    static final ProblemType TOPIC_EXISTS = new ProblemType("topic-exists", HttpStatus.CONFLICT, "Topic exists");

    static final int MAX = 60;

    // Possessive quantifiers: otherwise a very long text would overflow the stack.
    static final String PATTERN = "[a-z0-9]++(?:-[a-z0-9]++)*+";
    static final String MESSAGE = "must be lower case letters and digits, in words joined by single hyphens";

    /** What stands in the place of a slug in paths of the API. */
    private static final Set<String> RESERVED = Set.of("followed", "suggestions", "tags", "resources");

    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private final JdbcClient jdbc;

    Slugs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The slug that a title gives: its words in ASCII; empty if it has none. */
    static String of(String title) {
        var words = OTHER.matcher(SearchText.plain(title)).replaceAll("-");
        var cut = words.length() <= MAX + 1 ? words : words.substring(0, words.lastIndexOf('-', MAX) + 1);
        var within = cut.isEmpty() ? words.substring(0, MAX) : cut;
        return within.replaceAll("^-|-$", "");
    }

    /**
     * Makes a slug the topic's, for good. It is stored with the topic, in the same transaction.
     *
     * @param wanted null for that of the title
     * @throws ProblemException 409 if it is or was another topic's
     */
    String claim(UUID topic, @Nullable String wanted, String title) {
        var slug = wanted == null ? of(title) : wanted;
        if (slug.isEmpty() || RESERVED.contains(slug) || !store(topic, slug)) {
            throw new ProblemException(TOPIC_EXISTS, "Choose another slug, or use the topic that has it.");
        }
        return slug;
    }

    private boolean store(UUID topic, String slug) {
        return jdbc.sql("""
                        insert into topic.slug as s (slug, topic_id) values (:slug, :topic)
                        on conflict (slug) do update set topic_id = excluded.topic_id
                        where s.topic_id = excluded.topic_id""").param("slug", slug).param("topic", topic).update() > 0;
    }
}
