package org.psyhealth.platform.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a name looks like. Two names that a reader may take for each other have a form in common: names that differ in
 * case, spaces, punctuation, invisible characters, accents that hardly show, or letters of another script.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">UTS 39, Confusable Detection</a>
 */
public final class Lookalike {

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();

    private Lookalike() {}

    /**
     * The forms of a name, to be compared with those of another. There are several, because the skeleton of a capital
     * letter is not that of the small one: {@code I} looks like {@code l}, and {@code i} does not.
     */
    public static Set<String> formsOf(String name) {
        var letters = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(character -> VisibleText.isVisible(character) && Character.isLetterOrDigit(character))
                .forEach(letters::appendCodePoint);
        var compact = letters.toString();
        var forms = new TreeSet<String>();
        forms.add(skeleton(compact));
        forms.add(skeleton(UCharacter.foldCase(compact, true)));
        forms.add(skeleton(compact.toUpperCase(Locale.ROOT)));
        forms.remove("");
        return forms;
    }

    private static String skeleton(String text) {
        return UCharacter.foldCase(CHECKER.getSkeleton(text), true);
    }
}
