package org.psyhealth.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.psyhealth.platform.web.problem.ProblemWriter;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/** Explains the empty 404 with which Actuator answers for a health group or component that does not exist. */
final class UnknownHealthFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    UnknownHealthFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_NOT_FOUND && !response.isCommitted()) {
            response.resetBuffer();
            problems.write(request, response, Problems.notFound("This part of the health"));
        }
    }
}
