package org.psyhealth.platform.web;

import org.springframework.http.HttpStatus;

/** The kinds of problems that every part of the API may answer with; a module's own stand beside its code. */
public final class Problems {

    public static final ProblemType MALFORMED_REQUEST =
            new ProblemType("malformed-request", HttpStatus.BAD_REQUEST, "The request cannot be read");
    public static final ProblemType INVALID_REQUEST =
            new ProblemType("invalid-request", HttpStatus.BAD_REQUEST, "The request has invalid fields");
    public static final ProblemType INVALID_CURSOR =
            new ProblemType("invalid-cursor", HttpStatus.BAD_REQUEST, "The cursor is not one of this collection");
    public static final ProblemType UNAUTHORIZED =
            new ProblemType("unauthorized", HttpStatus.UNAUTHORIZED, "A valid access token is needed");
    public static final ProblemType FORBIDDEN =
            new ProblemType("forbidden", HttpStatus.FORBIDDEN, "You may not do this");
    public static final ProblemType NOT_FOUND =
            new ProblemType("not-found", HttpStatus.NOT_FOUND, "There is nothing here for you");
    public static final ProblemType CONFLICT =
            new ProblemType("conflict", HttpStatus.CONFLICT, "The resource was changed at the same time");
    public static final ProblemType REQUEST_IN_PROGRESS = new ProblemType(
            "request-in-progress", HttpStatus.CONFLICT, "A request with this Idempotency-Key is still running");
    public static final ProblemType IDEMPOTENCY_KEY_REUSED = new ProblemType(
            "idempotency-key-reused",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "This Idempotency-Key was used for a different request");
    public static final ProblemType PRECONDITION_FAILED = new ProblemType(
            "precondition-failed", HttpStatus.PRECONDITION_FAILED, "The resource has changed since you read it");
    public static final ProblemType PRECONDITION_REQUIRED =
            new ProblemType("precondition-required", HttpStatus.PRECONDITION_REQUIRED, "If-Match is required here");
    public static final ProblemType BODY_TOO_LARGE =
            new ProblemType("body-too-large", HttpStatus.CONTENT_TOO_LARGE, "The request body is over 1 MB");
    public static final ProblemType RATE_LIMITED =
            new ProblemType("rate-limited", HttpStatus.TOO_MANY_REQUESTS, "Too many requests");
    public static final ProblemType INTERNAL_ERROR =
            new ProblemType("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

    private Problems() {}

    /** A resource that does not exist, or that the caller may not know of. */
    public static ProblemException notFound(String what) {
        return new ProblemException(NOT_FOUND, what + " was not found.");
    }

    /** An action that the caller may not take. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(FORBIDDEN, detail);
    }
}
