package org.psyhealth.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes cursors opaque and unforgeable: base64url of the key's values followed by a truncated HMAC-SHA256 (RFC 2104)
 * over the collection and the values. A cursor of one collection, or of one filter, is refused by another.
 */
final class CursorCodec {

    private static final int MAC_BYTES = 16;
    private static final String SEPARATOR = "\u001f";

    private final SecretKeySpec key;

    CursorCodec(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    String encode(String collection, Keyset keyset) {
        var values = String.join(SEPARATOR, keyset.values()).getBytes(StandardCharsets.UTF_8);
        var mac = sign(collection, values);
        var cursor = Arrays.copyOf(values, values.length + MAC_BYTES);
        System.arraycopy(mac, 0, cursor, values.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    Keyset decode(String collection, String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        if (bytes.length <= MAC_BYTES) {
            throw invalid();
        }
        var values = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
        var mac = Arrays.copyOfRange(bytes, values.length, bytes.length);
        if (!MessageDigest.isEqual(mac, sign(collection, values))) {
            throw invalid();
        }
        return new Keyset(List.of(new String(values, StandardCharsets.UTF_8).split(SEPARATOR, -1)));
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

    private static ProblemException invalid() {
        return new ProblemException(Problems.INVALID_CURSOR, "Take the cursor from the last page's next, unchanged.");
    }
}
