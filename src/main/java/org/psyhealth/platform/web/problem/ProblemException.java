package org.psyhealth.platform.web.problem;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that cannot be served, answered as a problem document (RFC 9457). */
public class ProblemException extends ErrorResponseException {

    static final String ERRORS = "errors";

    /**
     * A problem with a detail that helps the caller to correct the request; it never contains another person's data.
     */
    public ProblemException(ProblemType type, String detail) {
        super(type.status(), document(type, detail), null);
        if (type.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            getHeaders().set(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER);
        }
    }

    /** A problem with individual fields of the request, listed under {@code errors}. */
    public ProblemException(ProblemType type, String detail, List<FieldProblem> errors) {
        this(type, detail);
        getBody().setProperty(ERRORS, errors);
    }

    static ProblemDetail document(ProblemType type, String detail) {
        var document = ProblemDetail.forStatusAndDetail(type.status(), detail);
        document.setType(type.uri());
        document.setTitle(type.title());
        return document;
    }

    /**
     * What is wrong with one field.
     *
     * @param field the field's path in the request, {@code topics[1]}
     * @param message what is expected of it
     */
    public record FieldProblem(String field, String message) {}
}
