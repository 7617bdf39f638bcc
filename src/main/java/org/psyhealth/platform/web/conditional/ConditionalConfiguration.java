package org.psyhealth.platform.web.conditional;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.psyhealth.platform.web.input.ParameterResolver;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Supports {@link IfMatch} as a parameter of controller methods. */
@Configuration(proxyBeanMethods = false)
class ConditionalConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ParameterResolver<>(IfMatch.class, ConditionalConfiguration::ifMatchOf));
    }

    @Bean
    static FilterRegistrationBean<UnconditionalReadFilter> unconditionalReadFilter() {
        var registration = new FilterRegistrationBean<>(new UnconditionalReadFilter());
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 8);
        return registration;
    }

    private static IfMatch ifMatchOf(HttpServletRequest request) {
        var fields = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        return new IfMatch(fields.isEmpty() ? null : String.join(",", fields));
    }
}
