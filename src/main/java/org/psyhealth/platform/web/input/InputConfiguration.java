package org.psyhealth.platform.web.input;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.psyhealth.platform.text.Languages;
import org.psyhealth.platform.web.problem.ProblemWriter;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

@Configuration(proxyBeanMethods = false)
class InputConfiguration implements WebMvcConfigurer {

    private static final int BEFORE_SECURITY = SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10;

    private static final int UUID_LENGTH = 36;

    private static final Set<Class<?>> CONVERTERS = Set.of(
            JacksonJsonHttpMessageConverter.class,
            StringHttpMessageConverter.class,
            ByteArrayHttpMessageConverter.class);

    /**
     * Bodies are JSON, read by the strict mapper only: other formats on the class path, such as YAML, would use a
     * mapper that is not strict. Bytes and text are needed for the API's own description.
     */
    @Override
    public void configureMessageConverters(ServerBuilder builder) {
        builder.disableDefaults()
                .addCustomConverter(new ByteArrayHttpMessageConverter())
                .configureMessageConvertersList(converters -> {
                    converters.removeIf(converter -> !CONVERTERS.contains(converter.getClass()));
                    converters.replaceAll(converter -> converter instanceof JacksonJsonHttpMessageConverter json
                            ? new ApiJsonConverter(json.getMapper())
                            : converter);
                });
    }

    /** Ids have one spelling: the JDK reads {@code 1-1-1-1-1} as a UUID too, and Spring trims what it reads. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, InputConfiguration::uuidOf);
    }

    private static UUID uuidOf(String text) {
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }

    /** Messages of constraints are in English; a problem document is translated as a whole. */
    @Bean
    static ValidationConfigurationCustomizer englishMessages() {
        return configuration ->
                configuration.messageInterpolator(new EnglishMessages(configuration.getDefaultMessageInterpolator()));
    }

    @Bean
    static FilterRegistrationBean<LanguageFilter> languageFilter() {
        var registration = new FilterRegistrationBean<>(new LanguageFilter());
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /**
     * A {@link Locale} as a parameter of a controller method is the language of the product that the request prefers.
     */
    @Bean
    static LocaleResolver localeResolver() {
        return new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Languages.preferred(Collections.list(request.getLocales()));
            }
        };
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
}
