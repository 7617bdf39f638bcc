package org.psyhealth.media.caption;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.psyhealth.platform.text.BidiControls;
import org.psyhealth.platform.text.VisibleText;

/** The text of a cue (WebVTT, section 4.2.2) as plain text, and back. */
final class CueText {

    private static final Map<String, String> ENTITIES =
            Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">", "&nbsp;", "\u00A0", "&lrm;", "\u200E", "&rlm;", "\u200F");
    private static final Map<String, String> NAMES =
            ENTITIES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt|nbsp|lrm|rlm);");
    private static final Pattern NAMED = Pattern.compile("[&<>\u00A0\u200E\u200F]");

    private CueText() {}

    /**
     * What a reader sees, a line of the markup on each line. Tags, controls, characters that change the direction of
     * others, and lines without anything to see are left away.
     */
    static String plain(String markup) {
        var decoded = ENTITY.matcher(withoutTags(markup)).replaceAll(match -> ENTITIES.getOrDefault(match.group(), ""));
        return withoutControls(decoded)
                .lines()
                .map(String::strip)
                .filter(VisibleText::isVisible)
                .collect(Collectors.joining("\n"));
    }

    /** The markup of a plain text; it has neither tags nor arrows. */
    static String escaped(String plain) {
        return NAMED.matcher(plain).replaceAll(match -> NAMES.getOrDefault(match.group(), ""));
    }

    /** A tag ends at the next bracket, whatever is in it. A bracket that none follows is text. */
    private static String withoutTags(String markup) {
        var text = new StringBuilder();
        var at = 0;
        for (var tag = markup.indexOf('<'); tag >= 0; tag = markup.indexOf('<', at)) {
            var end = markup.indexOf('>', tag);
            if (end < 0) {
                break;
            }
            text.append(markup, at, tag);
            at = end + 1;
        }
        return text.append(markup, at, markup.length()).toString();
    }

    private static String withoutControls(String text) {
        var kept = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isSpace(character)) {
                kept.append(' ');
            } else if (character == '\n' || belongsToText(character)) {
                kept.appendCodePoint(character);
            }
        });
        return kept.toString();
    }

    private static boolean isSpace(int character) {
        var type = Character.getType(character);
        return character == '\t' || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** Marks that only order the text of a single line, as the right-to-left mark, do; embeddings do not. */
    private static boolean belongsToText(int character) {
        var isNoCharacter = (character & 0xFFFE) == 0xFFFE || character >= 0xFDD0 && character <= 0xFDEF;
        return Character.getType(character) != Character.CONTROL && !isNoCharacter && !BidiControls.isOne(character);
    }
}
