package org.psyhealth.platform.web.paging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.Problems;

/**
 * Makes cursors opaque and tamper-proof: base64url (RFC 4648) of the length-prefixed values of the key, followed by an
 * HMAC-SHA256 (RFC 2104) over the collection and the values, truncated to 128 bits. A cursor of one collection or
 * filter is rejected by another.
 */
final class CursorCodec {

    private static final int MAC_BYTES = 16;
    private static final int MAX_CURSOR = 2048;

    private final SecretKeySpec key;

    CursorCodec(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    String encode(String collection, Keyset keyset) {
        var values = bytesOf(keyset);
        var mac = sign(collection, values);
        var cursor = Arrays.copyOf(values, values.length + MAC_BYTES);
        System.arraycopy(mac, 0, cursor, values.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    Keyset decode(String collection, String cursor) {
        var bytes = fromBase64(cursor);
        if (bytes.length <= MAC_BYTES) {
            throw invalid();
        }
        var values = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
        var mac = Arrays.copyOfRange(bytes, values.length, bytes.length);
        if (!MessageDigest.isEqual(mac, sign(collection, values))) {
            throw invalid();
        }
        return keysetOf(values);
    }

    private static byte[] bytesOf(Keyset keyset) {
        var bytes = new ByteArrayOutputStream();
        for (var value : keyset.values()) {
            var text = value.getBytes(StandardCharsets.UTF_8);
            bytes.write(text.length >>> 8);
            bytes.write(text.length);
            bytes.writeBytes(text);
        }
        if (bytes.size() > MAX_CURSOR / 2) {
            throw new IllegalArgumentException("a sort key of " + bytes.size() + " bytes makes no cursor");
        }
        return bytes.toByteArray();
    }

    private static Keyset keysetOf(byte[] bytes) {
        var values = new ArrayList<String>();
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            var text = new byte[buffer.getShort()];
            buffer.get(text);
            values.add(new String(text, StandardCharsets.UTF_8));
        }
        return new Keyset(List.copyOf(values));
    }

    /** Rejects text that decodes to the same bytes but is not the text that was issued. */
    private static byte[] fromBase64(String cursor) {
        if (cursor.length() > MAX_CURSOR) {
            throw invalid();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(cursor)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private byte[] sign(String collection, byte[] values) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(collection.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(values), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    static ProblemException invalid() {
        return new ProblemException(Problems.INVALID_CURSOR, "Take the cursor from the last page's next, unchanged.");
    }
}
