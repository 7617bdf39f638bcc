package org.psyhealth.platform.web;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType(
            "method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "This resource does not know the method");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "There is no such representation");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType(
            "unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is of a kind that is not read here");
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
    public static final ProblemType SERVICE_UNAVAILABLE = new ProblemType(
            "service-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "This cannot be served at the moment");
    public static final ProblemType INTERNAL_ERROR =
            new ProblemType("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

    private static final Map<Integer, ProblemType> BY_STATUS = Stream.of(
                    MALFORMED_REQUEST,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    CONFLICT,
                    PRECONDITION_FAILED,
                    BODY_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    PRECONDITION_REQUIRED,
                    RATE_LIMITED,
                    SERVICE_UNAVAILABLE)
            .collect(Collectors.toUnmodifiableMap(type -> type.status().value(), type -> type));

    private Problems() {}

    /** The problem that stands for a bare status; one that has none of its own counts as the nearest in its class. */
    static ProblemType ofStatus(int status) {
        return BY_STATUS.getOrDefault(status, status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR);
    }

    /** A resource that does not exist, or that the caller may not know of. */
    public static ProblemException notFound(String what) {
        return new ProblemException(NOT_FOUND, what + " was not found.");
    }

    /** An action that the caller may not take. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(FORBIDDEN, detail);
    }
}
