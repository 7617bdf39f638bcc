package org.psyhealth.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.psyhealth.platform.web.limit.RateLimits;
import org.springframework.web.filter.OncePerRequestFilter;

/** Applies rate limits after authentication. {@code /health} is not limited, for load balancers. */
final class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;

    RateLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals("/health") || path.startsWith("/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var user = request.getUserPrincipal();
        if (limits.admit(user == null ? ClientAddress.of(request) : user.getName(), request, response)) {
            chain.doFilter(request, response);
        }
    }
}
