package org.psyhealth.platform.web.problem;

import java.net.URI;
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

    /** The stable {@code type} of the problem document. */
    public URI uri() {
        return URI.create(BASE + slug);
    }
}
