package org.psyhealth.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.access.events.AccessRefused.Reason;
import org.psyhealth.platform.access.events.AccessRefused.Scope;
import org.psyhealth.platform.security.OpenToRefused;
import org.psyhealth.platform.security.RequiresRole;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Answers the requests of refused people with 403, before they are read. To somebody whose writes are refused, what
 * needs a role is closed as a whole: a suspended moderator does not go on reading reports.
 */
final class AccessInterceptor implements HandlerInterceptor {

    private static final Set<String> READS =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    private final Function<UUID, @Nullable Refusal> refusals;
    private final URI help;

    /** @param refusals how a person is refused; null for everybody else */
    AccessInterceptor(Function<UUID, @Nullable Refusal> refusals, URI help) {
        this.refusals = refusals;
        this.help = help;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken caller) {
            var refusal = refusals.apply(UUID.fromString(caller.getName()));
            if (refusal != null && covers(refusal, request.getMethod(), handler)) {
                throw AccessProblems.of(refusal, help);
            }
        }
        return true;
    }

    private static boolean covers(Refusal refusal, String method, Object handler) {
        if (refusal.reason() != Reason.ERASED && isOpen(handler)) {
            return false;
        }
        return refusal.scope() == Scope.EVERYTHING || !READS.contains(method) || needsRole(handler);
    }

    private static boolean isOpen(Object handler) {
        return handler instanceof HandlerMethod method && method.hasMethodAnnotation(OpenToRefused.class);
    }

    private static boolean needsRole(Object handler) {
        return handler instanceof HandlerMethod method
                && (method.hasMethodAnnotation(RequiresRole.class)
                        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), RequiresRole.class));
    }
}
