package org.psyhealth.post.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTests {

    @Test
    void is_text_without_markup() {
        var markdown = """
                # A *good* morning

                - I slept **well**, see [my notes](https://example.org/a_b)
                1. `tea`

                > snake_case and _stress_ <b>stay</b> words

                ![a cat](cat.png "its title")
                """;

        assertThat(Excerpt.of(markdown))
                .isEqualTo("A good morning I slept well, see my notes tea snake_case and stress stay words a cat");
    }

    @Test
    void shows_what_a_reader_of_the_rendered_text_sees() {
        assertThat(Excerpt.of("If mood < 3 call me, if it is > 7 do not"))
                .isEqualTo("If mood < 3 call me, if it is > 7 do not");
        assertThat(Excerpt.of("See <https://example.org/a_(b)>, 2 * 3 is 6"))
                .isEqualTo("See https://example.org/a_(b), 2 * 3 is 6");
        assertThat(Excerpt.of("[one](https://example.org/a_(b)) [two](<x y> 'title') ~~three~~"))
                .isEqualTo("one two three");
        assertThat(Excerpt.of("&lt;3 &amp; more")).isEqualTo("<3 & more");
    }

    @Test
    void has_no_characters_that_nobody_may_enter() {
        assertThat(Excerpt.of("Hello &#x202E;gnp.evil &#x1f;&#x7;&#x1b;[31m &#xD800;&#xFFFE; a&#x2028;b&#x85;c"))
                .isEqualTo("Hello gnp.evil [31m a b c");
        assertThat(Excerpt.of("\u202e[abc](http://a/\u202c) def")).isEqualTo("abc def");
        assertThat(Excerpt.of("a\u202e" + "x".repeat(300) + "\u202c")).isEqualTo("a" + "x".repeat(279) + "…");
        assertThat(Excerpt.of("&#x2800; &zwj;&ZeroWidthSpace;")).isEmpty();
        assertThat(Excerpt.of("a" + "\u0300".repeat(300) + " visible words")).endsWith(" visible words");
        assertThat(Excerpt.of("a" + ("\u0300".repeat(8) + "\u200d").repeat(3) + " visible"))
                .hasSizeLessThan(22);
    }

    @Test
    void is_cut_between_grapheme_clusters() {
        var family = "👨‍👩‍👧‍👦";
        var excerpt = Excerpt.of(family.repeat(100));

        assertThat(excerpt).isEqualTo(family.repeat(40) + "…");
    }

    @Test
    void is_cut_between_words() {
        var excerpt = Excerpt.of("word ".repeat(1000));

        assertThat(excerpt).endsWith("word…");
        assertThat(excerpt.length()).isBetween(270, 281);
    }

    @Test
    void never_cuts_a_character_in_half() {
        var excerpt = Excerpt.of("x" + "😀".repeat(5000));

        assertThat(excerpt.codePoints())
                .hasSize(281)
                .noneMatch(character -> Character.getType(character) == Character.SURROGATE);
        assertThat(Excerpt.of("[a](" + "x".repeat(1995) + "😀😀")).doesNotContain("\ud83d");
    }

    @Test
    void stays_quick_for_hostile_text() {
        assertThat(Excerpt.of("[".repeat(50_000))).hasSize(281);
        assertThat(Excerpt.of("1. ".repeat(20_000)).length()).isLessThan(282);
        assertThat(Excerpt.of("_*".repeat(25_000)).length()).isLessThan(282);
        assertThat(Excerpt.of("![".repeat(25_000)).length()).isLessThan(282);
        assertThat(Excerpt.of("> ".repeat(25_000)).length()).isLessThan(282);
    }

    @Test
    void keeps_what_only_looks_like_markup() {
        assertThat(Excerpt.of("a [note] (aside), 3 < 4, 2. half, x_y and Hoà_bình"))
                .isEqualTo("a [note] (aside), 3 < 4, 2. half, x_y and Hoà_bình");
        assertThat(Excerpt.of("[a **bold** link](http://x.org) and ![](y.png)end"))
                .isEqualTo("a bold link and end");
        assertThat(Excerpt.of("#1 of 2\n#hashtag\n####### seven")).isEqualTo("#1 of 2 #hashtag ####### seven");
    }

    @Test
    void an_excerpt_that_fits_is_not_cut() {
        assertThat(Excerpt.of("x".repeat(Excerpt.MAX))).isEqualTo("x".repeat(Excerpt.MAX));
        assertThat(Excerpt.of("x".repeat(Excerpt.MAX + 1))).isEqualTo("x".repeat(Excerpt.MAX) + "…");
        assertThat(Excerpt.of("a \u00a0 b\r\n\r\n ")).isEqualTo("a \u00a0 b");
    }
}
