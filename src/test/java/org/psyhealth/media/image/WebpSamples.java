package org.psyhealth.media.image;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.function.IntBinaryOperator;

/** WebP files that tests make: lossless ones of literal pixels (RFC 9649, section 3), and three that cwebp made. */
final class WebpSamples {

    /** {@link Scenes#quarters} of 32 x 32, lossy. */
    static final byte[] LOSSY = Base64.getDecoder()
            .decode("UklGRmwAAABXRUJQVlA4IGAAAAAQBQCdASogACAAPn0ukkekoqGhN+gAkA+JaACdMoR5n4B+Gf5AdELoF2QzPwJUBI8AAP7t"
                    + "zt/pNNc7q/9p7UH7t3myot1Fuot1FuQErTKLtmA4nf5StHDW0GkF7aoAAAA=");

    /** A lossy picture of 32 x 512 pixels that becomes evenly less green and more red from top to bottom. */
    static final byte[] LOSSY_FADING = Base64.getDecoder()
            .decode("UklGRrIAAABXRUJQVlA4IKYAAACwBwCdASogAAACP3G412U0rqsnIIgCkC4JZW7gl7zuJ9//oBPdxiPHS3t5zYbir5hgwqdw"
                    + "X5mhuarMsEI3AN3TTEKfPigAAP6lLn3O769aW5uD88Z8Hx+VIhQXgv+vIqmqgqynNRVtqxPUUWoEc07FXs7cYSGS41wO6ivjoTOT"
                    + "x/Qm9iA15uKglbtM4zf+xv/laUvtRfwJArGsf0wcWxZv7oddAAAA");

    /** Half transparent red to the left, and blue to the right, of 32 x 32, lossy but for its alpha. */
    static final byte[] LOSSY_WITH_ALPHA = Base64.getDecoder()
            .decode("UklGRn4AAABXRUJQVlA4WAoAAAAQAAAAHwAAHwAAQUxQSBAAAAABEBIQ1z0XDVAiYgLI5r8BVlA4IEgAAADQAwCdASogACAA"
                    + "PpE6mUeloyKhKA1QsBIJZAB3BfAPkA5AABu+E+AA/uwmX/7m9dJB//+rQrSLScWKPBRxi+0j06QxDkpAAAA=");

    private static final int SYMBOLS_OF_GREEN = 256 + 24;

    private WebpSamples() {}

    static byte[] lossless(int width, int height, IntBinaryOperator argb) {
        return file(losslessChunk(width, height, argb));
    }

    static byte[] losslessChunk(int width, int height, IntBinaryOperator argb) {
        var bits = header(width, height).write(0, 1).write(0, 1).write(0, 1);
        for (var symbols : new int[] {SYMBOLS_OF_GREEN, 256, 256, 256}) {
            bits.codeOfEqualLengths(symbols);
        }
        bits.codeOfOneSymbol(0);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var pixel = argb.applyAsInt(x, y);
                bits.literal(pixel >> 8).literal(pixel >> 16).literal(pixel).literal(pixel >> 24);
            }
        }
        return chunk("VP8L", bits.bytes());
    }

    /** The signature and size of a lossless picture with alpha. */
    static Bits header(int width, int height) {
        return new Bits()
                .write(0x2F, 8)
                .write(width - 1, 14)
                .write(height - 1, 14)
                .write(1, 1)
                .write(0, 3);
    }

    /** A lossless picture of one colour whose blocks are said to use the last of 65,536 groups of five codes each. */
    static byte[] manyCodes(int groups) {
        var bits =
                header(16, 16).write(0, 1).write(0, 1).write(1, 1).write(0, 3).write(0, 1);
        bits.codeOfOneSymbol(groups - 1).codeOfOneSymbol(groups - 1 >> 8);
        bits.codeOfOneSymbol(0).codeOfOneSymbol(0).codeOfOneSymbol(0);
        for (var code = 0; code < 5 * groups; code++) {
            bits.codeOfOneSymbol(0);
        }
        return file(chunk("VP8L", bits.bytes()));
    }

    /** A lossless picture that announces transformations again and again, each with an image of its own. */
    static byte[] manyTransforms(int width, int height, int transforms) {
        var bits = header(width, height);
        for (var i = 0; i < transforms; i++) {
            bits.write(1, 1).write(i & 1, 2).write(0, 3).write(0, 1);
            for (var code = 0; code < 5; code++) {
                bits.codeOfOneSymbol(0);
            }
        }
        bits.write(0, 1).write(0, 1).write(0, 1);
        for (var code = 0; code < 5; code++) {
            bits.codeOfOneSymbol(0);
        }
        return file(chunk("VP8L", bits.bytes()));
    }

    /** The extended format: flags, and the size of the canvas. */
    static byte[] extended(int flags, int width, int height) {
        return chunk(
                "VP8X",
                Bytes.joined(
                        Bytes.littleEndian(flags, 4),
                        Bytes.littleEndian(width - 1, 3),
                        Bytes.littleEndian(height - 1, 3)));
    }

    static byte[] file(byte[]... chunks) {
        var all = Bytes.joined(Bytes.ascii("WEBP"), Bytes.joined(chunks));
        return Bytes.joined(Bytes.ascii("RIFF"), Bytes.littleEndian(all.length, 4), all);
    }

    static byte[] chunk(String type, byte[] content) {
        return Bytes.joined(
                Bytes.ascii(type), Bytes.littleEndian(content.length, 4), content, new byte[content.length & 1]);
    }

    /** Bits, the lowest first. */
    static final class Bits {

        private final ByteArrayOutputStream done = new ByteArrayOutputStream();
        private int current;
        private int count;

        Bits write(int value, int bits) {
            for (var bit = 0; bit < bits; bit++) {
                current |= (value >> bit & 1) << count++;
                if (count == 8) {
                    done.write(current);
                    current = 0;
                    count = 0;
                }
            }
            return this;
        }

        /** A code of no bits, for one symbol of eight. */
        Bits codeOfOneSymbol(int symbol) {
            return symbol == 0 ? write(0b0001, 4) : write(0b101, 3).write(symbol, 8);
        }

        /** A code of eight bits for each of the first 256 symbols: lengths are 8, or 0, themselves coded as 1 and 0. */
        void codeOfEqualLengths(int symbols) {
            write(0, 1).write(12 - 4, 4);
            for (var position = 0; position < 12; position++) {
                write(position == 2 || position == 11 ? 1 : 0, 3);
            }
            write(0, 1);
            for (var symbol = 0; symbol < symbols; symbol++) {
                write(symbol < 256 ? 1 : 0, 1);
            }
        }

        Bits literal(int sample) {
            return write(Integer.reverse(sample & 0xFF) >>> 24, 8);
        }

        byte[] bytes() {
            return count == 0 ? done.toByteArray() : Bytes.joined(done.toByteArray(), Bytes.of(current));
        }
    }
}
