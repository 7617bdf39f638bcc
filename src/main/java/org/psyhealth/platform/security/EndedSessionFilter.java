package org.psyhealth.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses writes of people who have logged out or were suspended since their access token was issued. Reads go on until
 * the token expires.
 */
final class EndedSessionFilter extends OncePerRequestFilter {

    private static final Set<String> READS =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    private final Sessions sessions;
    private final SecurityProblems problems;

    EndedSessionFilter(Sessions sessions, SecurityProblems problems) {
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken token && sessions.hasEnded(token.getToken())) {
            problems.commence(request, response, new InvalidBearerTokenException("The session has ended"));
        } else {
            chain.doFilter(request, response);
        }
    }
}
