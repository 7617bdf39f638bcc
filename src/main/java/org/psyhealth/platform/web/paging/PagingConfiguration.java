package org.psyhealth.platform.web.paging;

import java.util.List;
import org.psyhealth.platform.web.input.ParameterResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Supports {@link Paging} as a parameter of controller methods. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PagingProperties.class)
class PagingConfiguration implements WebMvcConfigurer {

    private final CursorCodec cursors;

    PagingConfiguration(PagingProperties properties) {
        this.cursors = new CursorCodec(properties.cursorSecret());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ParameterResolver<>(Paging.class, new PagingReader(cursors)));
    }
}
