package org.psyhealth.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
class WebConfiguration implements WebMvcConfigurer {

    private static final int BEFORE_SECURITY = SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10;

    private static final Set<Class<?>> CONVERTERS = Set.of(
            JacksonJsonHttpMessageConverter.class,
            StringHttpMessageConverter.class,
            ByteArrayHttpMessageConverter.class);

    private final CursorCodec cursors;

    WebConfiguration(WebProperties properties) {
        this.cursors = new CursorCodec(properties.cursorSecret());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ParameterResolver<>(Paging.class, new PagingReader(cursors)));
        resolvers.add(new ParameterResolver<>(IfMatch.class, WebConfiguration::ifMatchOf));
        resolvers.add(new ParameterResolver<>(IdempotencyKey.class, new IdempotencyKeyReader()));
    }

    /**
     * Bodies are JSON, through the one mapper that is set to be strict: whatever else is on the class path, such as
     * YAML, would be read by a mapper that is not. Bytes and text are for the API's own description.
     */
    @Override
    public void configureMessageConverters(ServerBuilder builder) {
        builder.disableDefaults()
                .addCustomConverter(new ByteArrayHttpMessageConverter())
                .configureMessageConvertersList(
                        converters -> converters.removeIf(converter -> !CONVERTERS.contains(converter.getClass())));
    }

    @Bean
    static FilterRegistrationBean<RequestTextFilter> requestTextFilter(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new RequestTextFilter(problems));
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }

    @Bean
    static FilterRegistrationBean<RequestBodyFilter> requestBodyFilter(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new RequestBodyFilter(problems));
        registration.setOrder(BEFORE_SECURITY + 1);
        return registration;
    }

    @Bean
    static FilterRegistrationBean<UnconditionalReadFilter> unconditionalReadFilter() {
        var registration = new FilterRegistrationBean<>(new UnconditionalReadFilter());
        registration.setOrder(BEFORE_SECURITY + 2);
        return registration;
    }

    private static IfMatch ifMatchOf(HttpServletRequest request) {
        var fields = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        return new IfMatch(fields.isEmpty() ? null : String.join(",", fields));
    }
}
