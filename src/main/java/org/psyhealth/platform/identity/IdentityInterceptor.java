package org.psyhealth.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Records who makes a request. It runs after the security filters and does not see requests that they rejected. */
@Component
class IdentityInterceptor implements HandlerInterceptor {

    private final SeenIdentities identities;

    IdentityInterceptor(SeenIdentities identities) {
        this.identities = identities;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken authentication) {
            identities.see(authentication);
        }
        return true;
    }
}
