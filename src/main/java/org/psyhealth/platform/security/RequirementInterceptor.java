package org.psyhealth.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Enforces {@link RequiresRole} and {@link RequiresPerson}, before Spring MVC reads and validates the request. */
final class RequirementInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var role = find(RequiresRole.class, method);
            if (role != null) {
                CallerConfiguration.callerOf(request).require(role.value());
            }
            if (find(RequiresPerson.class, method) != null) {
                CallerConfiguration.callerOf(request).requirePerson();
            }
        }
        return true;
    }

    private static <A extends Annotation> @Nullable A find(Class<A> annotation, HandlerMethod method) {
        var onMethod = method.getMethodAnnotation(annotation);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), annotation);
    }
}
