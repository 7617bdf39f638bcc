package org.psyhealth.platform.web.input;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.persistence.StorableText;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.psyhealth.platform.web.problem.ProblemWriter;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects a path or query whose percent-encoding (RFC 3986) is malformed, or does not decode to storable text: the
 * servlet container would drop such a parameter or replace its characters, which changes the meaning of the request. So
 * would a parameter without a name, or without a value: it is read as absent, and a filter that is empty by mistake
 * would select everything.
 */
final class RequestTextFilter extends OncePerRequestFilter {

    /** No address has white space in it, and Spring would read an id without the space behind it. */
    private static final Pattern SPACE = Pattern.compile("%(?:20|0[9aAdD]|C2%A0)", Pattern.CASE_INSENSITIVE);

    private final ProblemWriter problems;

    RequestTextFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isClean(request.getRequestURI()) || !isClean(request.getQueryString())) {
            problems.write(request, response, Problems.forbiddenCharacters());
            return;
        }
        if (SPACE.matcher(request.getRequestURI()).find()) {
            problems.write(request, response, Problems.notFound("This address"));
            return;
        }
        var empty = emptyParameter(request.getQueryString());
        if (empty == null) {
            chain.doFilter(request, response);
        } else if (empty.isEmpty()) {
            problems.write(
                    request,
                    response,
                    new ProblemException(Problems.MALFORMED_REQUEST, "A parameter of the query has no name."));
        } else {
            problems.write(
                    request,
                    response,
                    new ProblemException(
                            Problems.INVALID_REQUEST,
                            "A parameter of the request is not valid.",
                            List.of(new FieldProblem(empty, "must not be empty"))));
        }
    }

    /** The name of a parameter without a value, or "" for a value without a name; null if there is neither. */
    private static @Nullable String emptyParameter(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return null;
        }
        for (var parameter : query.split("&", -1)) {
            var end = parameter.indexOf('=');
            if (parameter.isEmpty() || end == 0) {
                return "";
            }
            if (end < 0 || end == parameter.length() - 1) {
                return URLDecoder.decode(end < 0 ? parameter : parameter.substring(0, end), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static boolean isClean(@Nullable String encoded) {
        if (encoded == null) {
            return true;
        }
        var bytes = encoded.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                bytes[length++] = bytes[i];
                continue;
            }
            if (i + 2 >= bytes.length) {
                return false;
            }
            int high = Character.digit(bytes[i + 1], 16);
            int low = Character.digit(bytes[i + 2], 16);
            if (high < 0 || low < 0) {
                return false;
            }
            bytes[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return StorableText.isClean(ByteBuffer.wrap(bytes, 0, length));
    }
}
