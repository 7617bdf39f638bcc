package org.psyhealth.platform.web.input;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemWriter;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Wraps the request in a {@link BufferedBodyRequest}; rejects a body whose {@code Content-Length} is too large. */
final class RequestBodyFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    RequestBodyFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isEncoded(request)) {
            problems.write(
                    request,
                    response,
                    new ProblemException(Problems.UNSUPPORTED_MEDIA_TYPE, "Send the body without Content-Encoding."));
        } else if (isRange(request.getContentType())) {
            problems.write(
                    request,
                    response,
                    new ProblemException(
                            Problems.UNSUPPORTED_MEDIA_TYPE, "Content-Type names one media type, not a range."));
        } else if (request.getContentLengthLong() > BufferedBodyRequest.MAX_BYTES) {
            problems.write(request, response, BufferedBodyRequest.tooLarge());
        } else {
            chain.doFilter(new BufferedBodyRequest(request), response);
        }
    }

    private static boolean isEncoded(HttpServletRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.strip().equalsIgnoreCase("identity");
    }

    /** Whether the header has a wildcard (RFC 9110, section 12.5.1), which only {@code Accept} may have. */
    private static boolean isRange(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].contains("*");
    }
}
