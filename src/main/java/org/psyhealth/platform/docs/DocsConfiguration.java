package org.psyhealth.platform.docs;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/** Serves the scripts and styles of the pages: our own, and those of Swagger UI from its WebJar. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocsProperties.class)
@ConditionalOnProperty(name = "psyhealth.docs.enabled", matchIfMissing = true)
class DocsConfiguration implements WebMvcConfigurer {

    private static final CacheControl FOR_AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/files/**")
                .addResourceLocations("classpath:/platform/docs/files/")
                .setCacheControl(FOR_AN_HOUR);
        registry.addResourceHandler("/docs/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(FOR_AN_HOUR)
                .resourceChain(false) // its cache would have no limit, and a key for each spelling of a path
                .addResolver(new LiteWebJarsResourceResolver());
    }
}
