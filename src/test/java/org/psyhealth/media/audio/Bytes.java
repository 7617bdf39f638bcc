package org.psyhealth.media.audio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Pieces of files. */
final class Bytes {

    /** What must not be left of any place where a file can say something. */
    static final String CANARY = "CANARY-7Q";

    private Bytes() {}

    static byte[] join(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A number, its highest byte first. */
    static byte[] number(int length, long value) {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = (byte) (value >> Byte.SIZE * (length - 1 - i));
        }
        return bytes;
    }

    /** A number, its lowest byte first. */
    static byte[] reversed(int length, long value) {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = (byte) (value >> Byte.SIZE * i);
        }
        return bytes;
    }

    /** Bytes that look like the sound of a coder, others for each seed. */
    static byte[] sound(int seed, int length) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** At least so many bytes of canaries, or of zeros for an empty one. */
    static byte[] filled(String canary, int length) {
        return canary.isEmpty() ? new byte[length] : Arrays.copyOf(text(canary.repeat(length)), length);
    }

    /** Where the part first stands; -1 if it does not. */
    static int indexOf(byte[] bytes, byte[] part) {
        return latin(bytes).indexOf(latin(part));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
