package org.psyhealth.platform.web.problem;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** The problem types common to the whole API; those of a module are defined next to its code. */
public final class Problems {

    public static final ProblemType MALFORMED_REQUEST =
            new ProblemType("malformed-request", HttpStatus.BAD_REQUEST, "The request cannot be read");
    public static final ProblemType INVALID_REQUEST =
            new ProblemType("invalid-request", HttpStatus.BAD_REQUEST, "The request has invalid fields");
    public static final ProblemType INVALID_CURSOR =
            new ProblemType("invalid-cursor", HttpStatus.BAD_REQUEST, "The cursor is not one of this collection");
    public static final ProblemType UNAUTHORIZED =
            new ProblemType("unauthorized", HttpStatus.UNAUTHORIZED, "Unauthorized");
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", HttpStatus.FORBIDDEN, "Forbidden");
    public static final ProblemType ACCESS_REFUSED =
            new ProblemType("access-refused", HttpStatus.FORBIDDEN, "Your account cannot do this now");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", HttpStatus.NOT_FOUND, "Not found");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "Not acceptable");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type");
    public static final ProblemType CONFLICT = new ProblemType("conflict", HttpStatus.CONFLICT, "Conflict");
    public static final ProblemType REQUEST_IN_PROGRESS =
            new ProblemType("request-in-progress", HttpStatus.CONFLICT, "Request in progress");
    public static final ProblemType IDEMPOTENCY_KEY_REUSED =
            new ProblemType("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency key reused");
    public static final ProblemType PRECONDITION_FAILED =
            new ProblemType("precondition-failed", HttpStatus.PRECONDITION_FAILED, "Precondition failed");
    public static final ProblemType PRECONDITION_REQUIRED =
            new ProblemType("precondition-required", HttpStatus.PRECONDITION_REQUIRED, "Precondition required");
    public static final ProblemType BODY_TOO_LARGE =
            new ProblemType("body-too-large", HttpStatus.CONTENT_TOO_LARGE, "Body too large");
    public static final ProblemType RATE_LIMITED =
            new ProblemType("rate-limited", HttpStatus.TOO_MANY_REQUESTS, "Too many requests");
    public static final ProblemType GONE = new ProblemType("gone", HttpStatus.GONE, "Gone");
    public static final ProblemType SERVICE_UNAVAILABLE =
            new ProblemType("service-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
    public static final ProblemType INTERNAL_ERROR =
            new ProblemType("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Internal error");

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
                    SERVICE_UNAVAILABLE,
                    GONE,
                    INTERNAL_ERROR)
            .collect(Collectors.toUnmodifiableMap(type -> type.status().value(), type -> type));

    /** The {@code Retry-After} of a 503, in seconds. */
    public static final String RETRY_AFTER = "5";

    private Problems() {}

    /** The problem type of a bare status; a status without a type of its own says no more than the status. */
    public static ProblemType ofStatus(int status) {
        var type = BY_STATUS.get(status);
        if (type != null) {
            return type;
        }
        var known = HttpStatus.resolve(status);
        return known == null || !known.isError() ? INTERNAL_ERROR : ProblemType.ofStatus(known);
    }

    /** A resource that does not exist, or whose existence the caller may not know. */
    public static ProblemException notFound(String what) {
        return new ProblemException(NOT_FOUND, what + " was not found.");
    }

    /** A request whose target or header contains forbidden characters. */
    public static ProblemException forbiddenCharacters() {
        return new ProblemException(
                MALFORMED_REQUEST, "The path, the query or a header holds characters that are not allowed there.");
    }

    /** A change of a version that is no longer current. */
    public static ProblemException preconditionFailed() {
        return new ProblemException(
                PRECONDITION_FAILED, "Read the resource again, apply your change to it, and send its ETag.");
    }

    /** A request that may succeed in a few seconds: a service behind the API is unavailable. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(SERVICE_UNAVAILABLE, detail);
    }

    /** An action that the caller may not take. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(FORBIDDEN, detail);
    }
}
