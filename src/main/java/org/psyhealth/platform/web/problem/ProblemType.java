package org.psyhealth.platform.web.problem;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A kind of problem (RFC 9457) that clients may rely on. Modules declare their own as constants.
 *
 * @param slug the last segment of the type URI; stable, never reused
 * @param status the HTTP status it is answered with
 * @param title a short, constant summary for people
 */
public record ProblemType(String slug, HttpStatus status, String title) {

    private static final String BASE = "https://psyhealth.org/problems/";

    /** A type that means no more than its status (RFC 9457, section 4.2.1). */
    static ProblemType ofStatus(HttpStatus status) {
        return new ProblemType("", status, status.getReasonPhrase());
    }

    /** The slug of a {@code type} that was made here; empty for {@code about:blank}. */
    static String slugOf(@Nullable URI type) {
        var text = String.valueOf(type);
        return text.startsWith(BASE) ? text.substring(BASE.length()) : "";
    }

    /** The {@code type} before {@link ProblemTranslator} puts it under the configured base. */
    public URI uri() {
        return URI.create(slug.isEmpty() ? "about:blank" : BASE + slug);
    }
}
