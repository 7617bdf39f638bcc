package org.psyhealth.platform.events;

import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.EventExternalizationConfiguration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventProperties.class)
class EventsConfiguration {

    @Bean
    static EventContracts eventContracts() {
        return EventContracts.onClasspath();
    }

    /**
     * Spring Modulith's externalization model: which events are externalized, to which topic, with which key and
     * headers.
     */
    @Bean
    static EventExternalizationConfiguration eventExternalization(CloudEventsCodec codec) {
        return EventExternalizationConfiguration.externalizing()
                .select(EventExternalizationConfiguration.annotatedAsExternalized())
                .routeKey(DomainEvent.class, event -> event.meta().subject())
                .headers(DomainEvent.class, event -> Map.copyOf(codec.headers(event)))
                .mapping(DomainEvent.class, codec::payload)
                .build();
    }
}
