package org.psyhealth.platform.web.input;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.psyhealth.platform.web.problem.ProblemWriter;
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
        if (request.getContentLengthLong() > BufferedBodyRequest.MAX_BYTES) {
            problems.write(request, response, BufferedBodyRequest.tooLarge());
        } else {
            chain.doFilter(new BufferedBodyRequest(request), response);
        }
    }
}
