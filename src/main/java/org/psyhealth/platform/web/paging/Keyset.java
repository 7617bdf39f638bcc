package org.psyhealth.platform.web.paging;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The sort key of the last row of a page: the values, in order, after which the next page starts. Reading a value that
 * is missing or of another type is answered with 400 invalid-cursor.
 */
public record Keyset(List<String> values) {

    /** A key of values that have a lossless text form: {@link Instant}, {@link UUID}, numbers, text. */
    public static Keyset of(Object... values) {
        return new Keyset(Stream.of(values).map(Object::toString).toList());
    }

    /** The value at an index as text. */
    public String text(int index) {
        if (index >= values.size()) {
            throw CursorCodec.invalid();
        }
        return values.get(index);
    }

    /** The value at an index as a point in time. */
    public Instant instant(int index) {
        try {
            return Instant.parse(text(index));
        } catch (DateTimeException e) {
            throw CursorCodec.invalid();
        }
    }

    /** The value at an index as an identifier. */
    public UUID uuid(int index) {
        try {
            return UUID.fromString(text(index));
        } catch (IllegalArgumentException e) {
            throw CursorCodec.invalid();
        }
    }

    /** The value at an index as a number. */
    public double number(int index) {
        try {
            return Double.parseDouble(text(index));
        } catch (NumberFormatException e) {
            throw CursorCodec.invalid();
        }
    }
}
