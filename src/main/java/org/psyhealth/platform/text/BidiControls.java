package org.psyhealth.platform.text;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/**
 * The characters that direct the order of the text around them (UAX 9). A text that opens an embedding, override or
 * isolate and does not close it in the same paragraph can turn what follows it on a page.
 *
 * @see <a href="https://www.unicode.org/reports/tr9/">UAX 9, Unicode Bidirectional Algorithm</a>
 */
public final class BidiControls {

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';
    private static final Pattern CONTROLS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]+");

    private static final Pattern PARAGRAPHS = Pattern.compile("[\\n\\r\\u001C-\\u001E\\u0085\\u2029]+");

    private BidiControls() {}

    /** Whether each paragraph of the text closes what it opens, in the right order, and nothing else. */
    public static boolean areBalanced(CharSequence text) {
        var open = new ArrayDeque<Character>();
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            switch (character) {
                // LRE, RLE, LRO and RLO are closed by PDF; LRI, RLI and FSI by PDI.
                case '\u202A', '\u202B', '\u202D', '\u202E' -> open.push('\u202C');
                case '\u2066', '\u2067', '\u2068' -> open.push('\u2069');
                case '\u202C', '\u2069' -> {
                    if (open.isEmpty() || open.pop() != character) {
                        return false;
                    }
                }
                default -> {
                    if (!open.isEmpty()
                            && Character.getDirectionality(character) == Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR) {
                        return false;
                    }
                }
            }
        }
        return open.isEmpty();
    }

    /** Whether the character is one of these. */
    public static boolean isOne(int codePoint) {
        return codePoint >= 0x202A && codePoint <= 0x202E || codePoint >= 0x2066 && codePoint <= 0x2069;
    }

    /** The text without these characters. */
    public static String removedFrom(String text) {
        return CONTROLS.matcher(text).replaceAll("");
    }

    /**
     * The text on one line between isolates: put into a sentence, it neither changes the order of the words around it
     * nor is changed by them.
     */
    public static String isolate(String text) {
        var line =
                PARAGRAPHS.matcher(areBalanced(text) ? text : removedFrom(text)).replaceAll(" ");
        return FIRST_STRONG_ISOLATE + line + POP_DIRECTIONAL_ISOLATE;
    }
}
