package org.psyhealth.platform.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.input.BufferedBodyRequest;
import org.psyhealth.platform.web.input.ParameterResolver;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.psyhealth.platform.web.problem.Problems;

/** Reads {@code Idempotency-Key}, one field, a quoted string or a bare key, and fingerprints the request. */
final class IdempotencyKeyReader implements ParameterResolver.Reader<IdempotencyKey> {

    /** As many clients send it: visible ASCII without quotes. */
    private static final Pattern BARE = Pattern.compile("[\\x21\\x23-\\x7e]{1,255}");

    /** As the draft asks: a String of Structured Field Values (RFC 9651, section 3.3.3). */
    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\]){1,255})\"");

    @Override
    public IdempotencyKey read(HttpServletRequest request) throws IOException {
        var caller = callerOf(request);
        var fields = Collections.list(request.getHeaders(IdempotencyKey.HEADER));
        if (fields.isEmpty()) {
            return new IdempotencyKey(caller, null, new byte[0]);
        }
        var value = fields.size() > 1 ? null : valueOf(fields.getFirst().strip());
        if (value == null) {
            throw new ProblemException(
                    Problems.INVALID_REQUEST,
                    "A header of the request is not valid.",
                    List.of(new FieldProblem(
                            IdempotencyKey.HEADER,
                            "must be 1 to 255 ASCII characters, quoted or without quotes in it, given once")));
        }
        return new IdempotencyKey(caller, value, fingerprintOf(request));
    }

    /** The key that the field stands for: {@code K} and {@code "K"} are the same; null if it is malformed. */
    private static @Nullable String valueOf(String field) {
        if (BARE.matcher(field).matches()) {
            return field;
        }
        var quoted = QUOTED.matcher(field);
        return quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : null;
    }

    private static UUID callerOf(HttpServletRequest request) {
        var principal = request.getUserPrincipal();
        if (principal == null) {
            throw new ProblemException(Problems.UNAUTHORIZED, "Send an access token.");
        }
        return UUID.fromString(principal.getName());
    }

    private static byte[] fingerprintOf(HttpServletRequest request) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var line = request.getMethod() + " " + request.getRequestURI() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            return digest.digest(BufferedBodyRequest.bodyOf(request));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
