package org.psyhealth.platform.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text that every part of the system can store and send: Unicode scalar values without U+0000. */
public final class StorableText {

    public static final String EXPECTED = "must be text without U+0000 and without unpaired surrogates";

    private StorableText() {}

    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether the bytes are UTF-8 (RFC 3629, so no surrogates) without U+0000. */
    public static boolean isClean(ByteBuffer utf8) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(utf8);
            return text.toString().indexOf(0) < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
