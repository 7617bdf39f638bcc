package org.psyhealth.platform.messaging.consumer;

/** Text of a foreign record, sanitized for a header or a column: without U+0000, and truncated. */
final class ShortText {

    private ShortText() {}

    /** The sanitized text, truncated to the limit. */
    static String of(String text, int limit) {
        var clean = text.replace("\u0000", "");
        if (clean.length() <= limit) {
            return clean;
        }
        var end = Character.isHighSurrogate(clean.charAt(limit - 1)) ? limit - 1 : limit;
        return clean.substring(0, end);
    }
}
