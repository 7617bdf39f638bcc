package org.psyhealth.platform.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Text as a reader counts and cuts it: in extended grapheme clusters, so that no emoji, flag or accent is torn. The
 * JDK's iterator follows UAX 29 since version 20; ICU's would give the same and load more data.
 *
 * @see <a href="https://www.unicode.org/reports/tr29/">UAX 29, Unicode Text Segmentation</a>
 */
public final class Graphemes {

    private Graphemes() {}

    /**
     * The longest beginning of the text that ends between two grapheme clusters.
     *
     * @param max how many code points it may have at most
     */
    public static String cut(String text, int max) {
        if (text.length() <= max || text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        var limit = text.offsetByCodePoints(0, max);
        var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        return text.substring(0, clusters.isBoundary(limit) ? limit : clusters.preceding(limit));
    }
}
