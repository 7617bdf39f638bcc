package org.psyhealth.platform.text;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The forms in which texts are compared when people search. Whoever types without marks finds what is written with
 * them; whoever types the marks finds exactly that first.
 */
public final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private SearchText() {}

    /** The text without differences of case, width and spaces, but with its marks (NFKC, full case folding). */
    public static String folded(String text) {
        var compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var folded = Normalizer.normalize(UCharacter.foldCase(compatible, true), Normalizer.Form.NFKC);
        return SPACES.matcher(folded).replaceAll(" ").strip();
    }

    /** The same without its marks. The Vietnamese đ is a letter of its own, which Unicode does not take apart. */
    public static String plain(String text) {
        var apart = Normalizer.normalize(folded(text), Normalizer.Form.NFD);
        return MARKS.matcher(apart).replaceAll("").replace('đ', 'd');
    }
}
