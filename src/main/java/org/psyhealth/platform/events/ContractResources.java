package org.psyhealth.platform.events;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the committed contracts: {@code /asyncapi.json} and the JSON Schema of each event type under {@code /events/}.
 */
@Configuration(proxyBeanMethods = false)
class ContractResources implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/events/*.json").addResourceLocations("classpath:/events/");
        registry.addResourceHandler("/asyncapi.json").addResourceLocations("classpath:/asyncapi/");
    }
}
