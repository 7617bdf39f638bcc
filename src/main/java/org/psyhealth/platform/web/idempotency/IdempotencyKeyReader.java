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
import org.psyhealth.platform.web.input.BufferedBodyRequest;
import org.psyhealth.platform.web.input.ParameterResolver;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.psyhealth.platform.web.problem.Problems;

/** Reads {@code Idempotency-Key}, one field of 1 to 255 visible ASCII characters, and fingerprints the request. */
final class IdempotencyKeyReader implements ParameterResolver.Reader<IdempotencyKey> {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    @Override
    public IdempotencyKey read(HttpServletRequest request) throws IOException {
        var caller = callerOf(request);
        var fields = Collections.list(request.getHeaders(IdempotencyKey.HEADER));
        if (fields.isEmpty()) {
            return new IdempotencyKey(caller, null, new byte[0]);
        }
        if (fields.size() > 1 || !KEY.matcher(fields.getFirst()).matches()) {
            throw new ProblemException(
                    Problems.INVALID_REQUEST,
                    "A header of the request is not valid.",
                    List.of(new FieldProblem(
                            IdempotencyKey.HEADER, "must be 1 to 255 visible ASCII characters, given once")));
        }
        return new IdempotencyKey(caller, fields.getFirst(), fingerprintOf(request));
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
