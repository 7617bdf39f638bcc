package org.psyhealth.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.psyhealth.platform.web.input.ParameterResolver;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Supports {@link Caller} as a parameter of controller methods, and the annotations that say who may call them. */
@Configuration(proxyBeanMethods = false)
class CallerConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ParameterResolver<>(Caller.class, CallerConfiguration::callerOf));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RequirementInterceptor());
    }

    static Caller callerOf(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken token) {
            return new Caller(
                    UUID.fromString(token.getName()),
                    Set.copyOf(Role.of(token)),
                    ClientTokens.isClient(token.getToken()));
        }
        throw new ProblemException(Problems.UNAUTHORIZED, "Send an access token.");
    }
}
