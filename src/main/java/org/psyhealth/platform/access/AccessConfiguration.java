package org.psyhealth.platform.access;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration implements WebMvcConfigurer {

    /** So that nothing is recorded of somebody who is erased. */
    private static final int BEFORE_OTHERS = -1;

    private final RefusedPeople people;
    private final AccessProperties properties;

    AccessConfiguration(RefusedPeople people, AccessProperties properties) {
        this.people = people;
        this.properties = properties;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AccessInterceptor(people::find, properties.help()))
                .addPathPatterns("/api/**")
                .order(BEFORE_OTHERS);
    }
}
