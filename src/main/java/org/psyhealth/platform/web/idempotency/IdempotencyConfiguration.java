package org.psyhealth.platform.web.idempotency;

import java.util.List;
import org.psyhealth.platform.web.input.ParameterResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Supports {@link IdempotencyKey} as a parameter of controller methods. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ParameterResolver<>(IdempotencyKey.class, new IdempotencyKeyReader()));
    }
}
