package org.psyhealth.media.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Bytes of files that tests make. */
final class Bytes {

    private Bytes() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Numbers as single bytes. */
    static byte[] of(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] repeated(byte[] part, int times) {
        var all = ByteBuffer.allocate(part.length * times);
        for (var i = 0; i < times; i++) {
            all.put(part);
        }
        return all.array();
    }

    static byte[] inserted(byte[] file, int at, byte[] added) {
        return joined(slice(file, 0, at), added, slice(file, at, file.length));
    }

    static byte[] slice(byte[] file, int from, int to) {
        return Arrays.copyOfRange(file, from, to);
    }

    static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] littleEndian(int value, int bytes) {
        return slice(number(Integer.reverseBytes(value)), 0, bytes);
    }

    static byte[] deflated(byte[] bytes) {
        var result = new ByteArrayOutputStream();
        try (var stream = new DeflaterOutputStream(result, new Deflater(9))) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result.toByteArray();
    }

    static byte[] checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return number((int) crc.getValue());
    }

    static int indexOf(byte[] file, byte[] wanted) {
        for (var at = 0; at + wanted.length <= file.length; at++) {
            if (Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
