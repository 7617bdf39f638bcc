package org.psyhealth.topic.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.text.SearchText;
import org.psyhealth.support.ModuleContext;

/**
 * Suggestions from 100,000 tags, one after the other. The target, a 99th percentile below ten milliseconds, is NOT MET
 * and not asserted (bench/results.md); what is held are medians, which an index that is no longer used would exceed.
 */
class TagLatencyIT {

    private static final int TAGS = 100_000;
    private static final int QUERIES = 2_000;
    private static final ModuleContext MODULE = ModuleContext.of("topic");

    /** Of what Vietnamese syllables consist. */
    private static final List<String> ONSETS =
            List.of(("b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x").split(" "));

    private static final List<String> RIMES = List.of(
            ("a á ai am an ang anh ao ác âu ân âm e em en ê êm i ình iên iêu o oa oàn ong ô ôi ông ơ ơi u ung ư ươi ương"
                            + " y yêu uyên")
                    .split(" "));

    private static final List<String> NAMES = new ArrayList<>();

    private final TagSuggestions suggestions = MODULE.get(TagSuggestions.class);

    @BeforeAll
    static void many_tags() {
        var random = new Random(1);
        for (var number = 0; number < TAGS; number++) {
            var name = word(random) + (random.nextBoolean() ? " " + word(random) : "");
            NAMES.add(number % 7 == 0 ? name + number : name);
        }
        var ids = NAMES.stream().map(name -> UuidV7.next().toString()).toArray(String[]::new);
        MODULE.jdbc()
                .sql("""
                        insert into topic.tag (id, name, folded, plain, created_at)
                        select cast(id as uuid), name, folded, plain, now()
                        from unnest(:ids, :names, :folded, :plain) as tag (id, name, folded, plain)
                        on conflict do nothing""")
                .param("ids", ids)
                .param("names", NAMES.toArray(String[]::new))
                .param("folded", NAMES.stream().map(SearchText::folded).toArray(String[]::new))
                .param("plain", NAMES.stream().map(SearchText::plain).toArray(String[]::new))
                .update();
        for (var missing = count(); missing < TAGS; missing = count()) {
            var name = word(random) + " " + word(random) + " ";
            NAMES.add(name);
            MODULE.jdbc()
                    .sql("""
                            insert into topic.tag (id, name, folded, plain, created_at)
                            select gen_random_uuid(), :name || n, :folded || n, :plain || n, now()
                            from generate_series(1, least(1000, :missing)) n on conflict do nothing""")
                    .param("name", name)
                    .param("folded", SearchText.folded(name))
                    .param("plain", SearchText.plain(name))
                    .param("missing", TAGS - missing)
                    .update();
        }
        MODULE.jdbc().sql("vacuum analyze topic.tag").update();
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void the_median_is_below_ten_milliseconds_by_prefix_and_below_fifty_by_similarity() {
        assertThat(count()).isGreaterThanOrEqualTo(TAGS);
        measure(new Random(2), QUERIES / 4, false);
        var byPrefix = measure(new Random(3), QUERIES, false);
        var similar = measure(new Random(4), QUERIES, true);

        report("prefix", byPrefix);
        report("similarity", similar);
        assertThat(micros(byPrefix, 0.5)).isLessThan(10_000);
        assertThat(micros(similar, 0.5)).isLessThan(50_000);
    }

    private static void report(String kind, List<Long> took) {
        System.out.printf(
                "tag suggestions at %d tags by %s: p50 %d us, p99 %d us, max %d us%n",
                count(), kind, micros(took, 0.5), micros(took, 0.99), micros(took, 1));
    }

    private List<Long> measure(Random random, int queries, boolean withErrors) {
        var took = new ArrayList<Long>();
        for (var number = 0; number < queries; number++) {
            var query = query(random, withErrors);
            var start = System.nanoTime();
            suggestions.of(query);
            took.add(System.nanoTime() - start);
        }
        took.sort(null);
        return took;
    }

    /** What people type: the first letters of a name, or enough of it to have an error in it. */
    private static String query(Random random, boolean withError) {
        var name = NAMES.get(random.nextInt(NAMES.size()));
        if (!withError) {
            return name.substring(0, Math.min(name.length(), 1 + random.nextInt(2)));
        }
        return name.length() < 4 ? name : name.substring(0, 2) + 'x' + name.substring(3);
    }

    private static long count() {
        return MODULE.jdbc()
                .sql("select count(*) from topic.tag")
                .query(Long.class)
                .single();
    }

    private static long micros(List<Long> sorted, double quantile) {
        return sorted.get((int) Math.ceil(quantile * (sorted.size() - 1))) / 1_000;
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        var syllables = 1 + random.nextInt(2);
        for (var syllable = 0; syllable < syllables; syllable++) {
            word.append(ONSETS.get(random.nextInt(ONSETS.size())));
            word.append(RIMES.get(random.nextInt(RIMES.size())));
        }
        return word.toString();
    }
}
