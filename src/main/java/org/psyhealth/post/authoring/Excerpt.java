package org.psyhealth.post.authoring;

import java.util.regex.Pattern;

/** The beginning of a Markdown text as plain text, cut between words. */
final class Excerpt {

    static final int MAX = 280;

    /** Enough to find {@link #MAX} characters of text behind links and markup. */
    private static final int SCANNED = 1_000;

    private static final Pattern IMAGE_OR_LINK = Pattern.compile("!?\\[([^\\[\\]]*)]\\([^()\\s]*\\)");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern LINE_START = Pattern.compile("(?m)^[ \\t]*(?:(?:#{1,6}|[-*+>]|\\d{1,9}[.)])[ \\t]+)+");
    private static final Pattern EMPHASIS = Pattern.compile("[*`~]+|(?<!\\w)_+|_+(?!\\w)");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Excerpt() {}

    static String of(String markdown) {
        var text = markdown.substring(0, Math.min(markdown.length(), SCANNED));
        text = IMAGE_OR_LINK.matcher(text).replaceAll("$1");
        text = TAG.matcher(text).replaceAll("");
        text = LINE_START.matcher(text).replaceAll("");
        text = EMPHASIS.matcher(text).replaceAll("");
        text = SPACE.matcher(text).replaceAll(" ").strip();
        return text.codePointCount(0, text.length()) <= MAX ? withoutHalf(text) : cut(text);
    }

    private static String cut(String text) {
        var end = text.offsetByCodePoints(0, MAX);
        var space = text.lastIndexOf(' ', end);
        // A text without spaces is cut where it must be.
        return text.substring(0, space > end / 2 ? space : end) + "…";
    }

    /** The scan may have ended between the two halves of a character. */
    private static String withoutHalf(String text) {
        return !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1))
                ? text.substring(0, text.length() - 1)
                : text;
    }
}
