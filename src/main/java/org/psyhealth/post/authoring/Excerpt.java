package org.psyhealth.post.authoring;

/**
 * The beginning of a Markdown text as plain text, truncated between words. The text is read in a single pass that stops
 * at the end of the excerpt, because every new post is processed here.
 */
final class Excerpt {

    static final int MAX = 280;

    private static final int LONGEST_NUMBER = 9;

    private final String markdown;
    private final StringBuilder text = new StringBuilder(2 * MAX);
    private int characters;
    private boolean spaceDue;

    private Excerpt(String markdown) {
        this.markdown = markdown;
    }

    static String of(String markdown) {
        return new Excerpt(markdown).read();
    }

    private String read() {
        var at = afterLineMarkers(0);
        var closing = -1;
        while (at < markdown.length() && characters <= MAX) {
            var character = markdown.charAt(at);
            if (character == '\n' || character == '\r') {
                spaceDue = true;
                at = afterLineMarkers(at + 1);
            } else if (isSpace(character)) {
                spaceDue = true;
                at++;
            } else if (at == closing) {
                at = endOfTarget(at + 1) + 1;
            } else if (character == '[' && closing < at && endOfLabel(at + 1) >= 0) {
                closing = endOfLabel(at + 1);
                at++;
            } else if (character == '!' && isLabel(at + 1)) {
                at++;
            } else if (character == '<' && endOfTag(at + 1) >= 0) {
                at = endOfTag(at + 1) + 1;
            } else if (isEmphasis(character)) {
                at++;
            } else if (character == '_') {
                at = underscores(at);
            } else {
                at = take(at);
            }
        }
        return characters <= MAX ? text.toString() : cut();
    }

    private int take(int at) {
        if (spaceDue && !text.isEmpty()) {
            text.append(' ');
            characters++;
        }
        spaceDue = false;
        var character = markdown.codePointAt(at);
        text.appendCodePoint(character);
        characters++;
        return at + Character.charCount(character);
    }

    /** Emphasis at a word boundary, a literal character inside a word. */
    private int underscores(int from) {
        var end = from;
        while (end < markdown.length() && markdown.charAt(end) == '_') {
            end++;
        }
        var within = isLetterOrDigit(from - 1) && isLetterOrDigit(end);
        for (var at = from; within && at < end; at++) {
            take(at);
        }
        return end;
    }

    /** Skips the markers of a heading, a list item or a quotation. */
    private int afterLineMarkers(int lineStart) {
        var after = skipBlanks(lineStart);
        for (var marker = endOfMarker(after); marker > after; marker = endOfMarker(after)) {
            var next = skipBlanks(marker);
            if (next == marker) {
                break;
            }
            after = next;
        }
        spaceDue |= after > lineStart;
        return after;
    }

    private int endOfMarker(int from) {
        var end = from;
        if (end < markdown.length() && "-*+>".indexOf(markdown.charAt(end)) >= 0) {
            return end + 1;
        }
        while (end < markdown.length() && end - from < 6 && markdown.charAt(end) == '#') {
            end++;
        }
        if (end > from) {
            return end;
        }
        while (end < markdown.length() && end - from < LONGEST_NUMBER && isDigit(markdown.charAt(end))) {
            end++;
        }
        var isNumber = end > from && end < markdown.length() && ".)".indexOf(markdown.charAt(end)) >= 0;
        return isNumber ? end + 1 : from;
    }

    private int skipBlanks(int from) {
        var at = from;
        while (at < markdown.length() && (markdown.charAt(at) == ' ' || markdown.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private boolean isLabel(int at) {
        return at < markdown.length() && markdown.charAt(at) == '[' && endOfLabel(at + 1) >= 0;
    }

    /** The bracket that closes {@code [label](target)}; -1 if this is not a label. */
    private int endOfLabel(int from) {
        var end = indexOfAny("[]", from);
        var isLink = end >= 0 && markdown.startsWith("](", end) && endOfTarget(end + 1) >= 0;
        return isLink ? end : -1;
    }

    /** The parenthesis that closes a target, which holds no space; {@code from} is at the opening one. */
    private int endOfTarget(int from) {
        var end = indexOfAny("() \t\r\n", from + 1);
        return end >= 0 && markdown.charAt(end) == ')' ? end : -1;
    }

    private int endOfTag(int from) {
        var end = indexOfAny("<>", from);
        return end >= 0 && markdown.charAt(end) == '>' ? end : -1;
    }

    private int indexOfAny(String characters, int from) {
        for (var at = from; at < markdown.length(); at++) {
            if (characters.indexOf(markdown.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    private String cut() {
        var end = text.offsetByCodePoints(0, MAX);
        var space = text.lastIndexOf(" ", end);
        // A text without spaces is truncated at the limit.
        return text.substring(0, space > end / 2 ? space : end) + "…";
    }

    private boolean isLetterOrDigit(int at) {
        return at >= 0 && at < markdown.length() && Character.isLetterOrDigit(markdown.charAt(at));
    }

    private static boolean isEmphasis(char character) {
        return character == '*' || character == '`' || character == '~';
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
