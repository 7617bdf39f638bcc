package org.psyhealth.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.psyhealth.platform.web.limit.RateLimits;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.platform.web.problem.ProblemWriter;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * Answers rejected requests with a problem document and a challenge (RFC 6750, section 3). Requests with invalid tokens
 * count against the rate limit of the client address, which slows down guessing.
 */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final String CHALLENGE = "Bearer realm=\"psyhealth\"";

    private final ProblemWriter problems;
    private final RateLimits limits;

    SecurityProblems(ProblemWriter problems, RateLimits limits) {
        this.problems = problems;
        this.limits = limits;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        var badToken = e instanceof OAuth2AuthenticationException;
        if (!badToken || limits.admit(ClientAddress.of(request), request, response)) {
            problems.write(request, response, problemOf(e));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        var problem = Problems.forbidden(isClient(request) ? Caller.NOT_A_PERSON : "Your roles do not allow this.");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge("insufficient_scope"));
        problems.write(request, response, problem);
    }

    private static boolean isClient(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof JwtAuthenticationToken token
                && ClientTokens.isClient(token.getToken());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException e)
            throws IOException {
        if (limits.admit(ClientAddress.of(request), request, response)) {
            problems.write(
                    request,
                    response,
                    new ProblemException(
                            Problems.MALFORMED_REQUEST, "The method, the path or a header is not allowed."));
        }
    }

    private static ProblemException problemOf(AuthenticationException e) {
        if (e instanceof KeysUnavailableException) {
            return Problems.unavailable("Your token cannot be checked at the moment; try again in a few seconds.");
        } else if (!(e instanceof OAuth2AuthenticationException refused)) {
            return challenging(Problems.UNAUTHORIZED, "Send an access token as Authorization: Bearer.", CHALLENGE);
        } else if (OAuth2ErrorCodes.INVALID_REQUEST.equals(refused.getError().getErrorCode())) {
            return challenging(
                    Problems.MALFORMED_REQUEST,
                    "Send one access token, in Authorization.",
                    challenge("invalid_request"));
        }
        return challenging(
                Problems.UNAUTHORIZED,
                "The access token is expired, damaged, or not meant for this API.",
                challenge("invalid_token"));
    }

    private static String challenge(String error) {
        return CHALLENGE + ", error=\"" + error + "\"";
    }

    private static ProblemException challenging(ProblemType type, String detail, String challenge) {
        var problem = new ProblemException(type, detail);
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return problem;
    }
}
