package org.psyhealth.topic.reading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.psyhealth.platform.text.SearchText;
import org.psyhealth.topic.events.TopicText;

/**
 * Finds topics by what somebody begins to type: at the beginning of a title, or of a word in it, in any language. What
 * has the same marks comes first, then what differs in marks, then what has a typing error.
 */
final class Suggestions {

    private static final int MAX = 10;
    private static final int SHORT = 4;
    private static final int LONG = 8;
    private static final int NONE = Integer.MAX_VALUE;

    private final String folded;
    private final String plain;

    Suggestions(String query) {
        this.folded = SearchText.folded(query);
        this.plain = SearchText.plain(query);
    }

    /** @param topics all of them, in their order */
    List<TopicSummary> among(List<TopicRow> topics, Locale language) {
        return topics.stream()
                .map(topic -> new Found(topic, rank(topic.title())))
                .filter(found -> found.rank() < NONE)
                .sorted(Comparator.comparingInt(Found::rank))
                .limit(MAX)
                .map(found -> found.topic().summary(language))
                .toList();
    }

    int rank(TopicText title) {
        return Stream.concat(Stream.of(title.en()), Optional.ofNullable(title.vi()).stream())
                .mapToInt(this::rank)
                .min()
                .orElse(NONE);
    }

    private int rank(String title) {
        if (plain.isEmpty()) {
            return NONE;
        }
        var exact = SearchText.folded(title);
        var bare = SearchText.plain(title);
        if (exact.startsWith(folded)) {
            return 0;
        }
        if (beginningsOf(exact).anyMatch(part -> part.startsWith(folded))) {
            return 1;
        }
        if (beginningsOf(bare).anyMatch(part -> part.startsWith(plain))) {
            return 2;
        }
        return beginningsOf(bare).anyMatch(this::isNearly) ? 3 : NONE;
    }

    /** The title from each of its words on. */
    private static Stream<String> beginningsOf(String title) {
        return IntStream.range(0, title.length())
                .filter(at -> at == 0 || !Character.isLetterOrDigit(title.charAt(at - 1)))
                .mapToObj(title::substring);
    }

    private boolean isNearly(String part) {
        var errors = plain.length() < SHORT ? 0 : plain.length() < LONG ? 1 : 2;
        return errors > 0 && errorsBefore(part) <= errors;
    }

    /**
     * How many letters have to be inserted, left out, replaced or exchanged with their neighbour so that the query is
     * the beginning of a text (optimal string alignment).
     */
    private int errorsBefore(String text) {
        var width = Math.min(text.length(), plain.length() + 2);
        var beforeLast = new int[width + 1];
        var last = IntStream.rangeClosed(0, width).toArray();
        for (var row = 1; row <= plain.length(); row++) {
            var current = new int[width + 1];
            current[0] = row;
            for (var column = 1; column <= width; column++) {
                var same = plain.charAt(row - 1) == text.charAt(column - 1);
                var best = Math.min(Math.min(last[column], current[column - 1]) + 1, last[column - 1] + (same ? 0 : 1));
                if (row > 1
                        && column > 1
                        && plain.charAt(row - 1) == text.charAt(column - 2)
                        && plain.charAt(row - 2) == text.charAt(column - 1)) {
                    best = Math.min(best, beforeLast[column - 2] + 1);
                }
                current[column] = best;
            }
            beforeLast = last;
            last = current;
        }
        return Arrays.stream(last).min().orElse(NONE);
    }

    private record Found(TopicRow topic, int rank) {}
}
