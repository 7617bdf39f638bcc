package org.psyhealth.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The sort key of the last row of a page: the values, in order, after which the next page starts. */
public record Keyset(List<String> values) {

    /** A key of values that have a lossless text form: {@link Instant}, {@link UUID}, numbers, text. */
    public static Keyset of(Object... values) {
        return new Keyset(Stream.of(values).map(Object::toString).toList());
    }

    public String text(int index) {
        if (index >= values.size()) {
            throw invalid();
        }
        return values.get(index);
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(text(index));
        } catch (DateTimeException e) {
            throw invalid();
        }
    }

    public UUID uuid(int index) {
        try {
            return UUID.fromString(text(index));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    public double number(int index) {
        try {
            return Double.parseDouble(text(index));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(Problems.INVALID_CURSOR, "Take the cursor from the last page's next, unchanged.");
    }
}
