package org.psyhealth.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.psyhealth.media.format.RefusedFileException;

/**
 * Copies elements to the same places of a file of the same length, so that every position in it stays true. Those that
 * nobody wants become {@code Void} (RFC 8794, section 11.3.2), and what nobody keeps of a wanted one is zero.
 */
final class ElementCopy {

    private static final int MOST_ELEMENTS = 1_000_000;
    private static final int MAX_ID = 4;
    private static final int MAX_SIZE = 8;
    private static final byte VOID = (byte) 0xEC;
    private static final int SHORT_VOID = 128;

    private final SourceFile source;
    private final TargetFile target;
    private int elements;

    ElementCopy(SourceFile source, TargetFile target) {
        this.source = source;
        this.target = target;
    }

    /** The element that begins there, in a parent that ends at the limit. */
    Element at(long at, long limit) throws RefusedFileException, IOException {
        elements++;
        if (elements > MOST_ELEMENTS) {
            throw Refusal.unreadable("it has more than " + MOST_ELEMENTS + " elements");
        }
        var idLength = length(at);
        var sizeLength = length(at + idLength);
        var body = at + idLength + sizeLength;
        if (idLength > MAX_ID || sizeLength > MAX_SIZE || body > limit) {
            throw Refusal.unreadable("an element is cut off");
        }
        var mask = (1L << 7 * sizeLength) - 1;
        var size = source.number(at + idLength, sizeLength) & mask;
        var isOpen = size == mask;
        if (!isOpen && size > limit - body) {
            throw Refusal.unreadable("an element is longer than its parent");
        }
        return new Element((int) source.number(at, idLength), at, body, isOpen ? limit : body + size, isOpen);
    }

    /** Whether what stands there belongs to no cluster: ids of four bytes do not (RFC 9559, section 5.1). */
    boolean endsCluster(long at) throws RefusedFileException, IOException {
        return length(at) == MAX_ID;
    }

    /** Keeps the id and size of an element. */
    void header(Element element) throws RefusedFileException, IOException {
        target.keep(element.start(), element.body() - element.start());
    }

    void keep(Element element) throws RefusedFileException, IOException {
        target.keep(element.start(), element.end() - element.start());
    }

    void put(Element element, long offset, byte... bytes) throws IOException {
        target.put(element.body() + offset, bytes);
    }

    void blank(Element element) throws IOException {
        var length = element.end() - element.start();
        if (length <= SHORT_VOID) {
            target.put(element.start(), VOID, (byte) (0x80 | length - 2));
        } else {
            var header = ByteBuffer.allocate(1 + Long.BYTES).put(VOID).putLong(1L << 56 | length - 1 - Long.BYTES);
            target.put(element.start(), header.array());
        }
    }

    /** An unsigned integer, which is less than 2^63 (RFC 8794, section 7.2). */
    long number(Element element) throws RefusedFileException, IOException {
        requireNumber(element);
        var number = source.number(element.body(), (int) element.bodyLength());
        if (number < 0) {
            throw Refusal.unreadable("a number is too large");
        }
        return number;
    }

    void requireNumber(Element element) throws RefusedFileException {
        if (element.bodyLength() < 1 || element.bodyLength() > Long.BYTES) {
            throw Refusal.unreadable("a number has an impossible length");
        }
    }

    /** A float (RFC 8794, section 7.3). */
    double fraction(Element element) throws RefusedFileException, IOException {
        return switch ((int) Math.min(element.bodyLength(), Long.BYTES + 1)) {
            case Float.BYTES -> Float.intBitsToFloat((int) source.number(element.body(), Float.BYTES));
            case Double.BYTES -> Double.longBitsToDouble(source.number(element.body(), Double.BYTES));
            default -> throw Refusal.unreadable("a number has an impossible length");
        };
    }

    /** A short name, which zeros may follow (RFC 8794, section 7.4). */
    String text(Element element) throws RefusedFileException, IOException {
        var text = source.text(element.body(), (int) Math.min(element.bodyLength(), 32));
        var end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    ByteBuffer read(Element element) throws RefusedFileException, IOException {
        return source.read(element.body(), element.bodyLength());
    }

    /** The length of an id or size, by its first byte. */
    private int length(long at) throws RefusedFileException, IOException {
        return Integer.numberOfLeadingZeros(source.u8(at)) - 23;
    }
}
