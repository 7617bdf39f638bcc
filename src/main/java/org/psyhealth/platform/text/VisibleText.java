package org.psyhealth.platform.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Set;

/**
 * Whether a reader sees anything of a text. A character is visible if its general category says that it has a glyph of
 * its own, unless Unicode ignores it by default ({@code Default_Ignorable_Code_Point}) or its glyph is blank.
 *
 * @see <a href="https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point">UAX 44, Unicode Character
 *     Database</a>
 */
public final class VisibleText {

    /**
     * Symbols and letters whose glyph is blank, although no property says so: the object replacement character, the
     * braille pattern without dots, the null notehead, and the blanks of Egyptian hieroglyphs.
     */
    private static final Set<Integer> BLANK = Set.of(0xFFFC, 0x2800, 0x1D159, 0x13441, 0x13442);

    private VisibleText() {}

    /** Whether at least one character of the text is visible. */
    public static boolean isVisible(CharSequence text) {
        return text.codePoints().anyMatch(VisibleText::isVisible);
    }

    /** Whether the character is visible by itself; a combining mark is not. */
    public static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default ->
                !BLANK.contains(codePoint)
                        && !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }
}
