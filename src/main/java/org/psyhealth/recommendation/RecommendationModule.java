package org.psyhealth.recommendation;

import java.util.List;
import org.psyhealth.platform.modules.ModuleDescriptor;
import org.psyhealth.post.events.PostEvent;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.user.events.UserEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecommendationModule {

    @Bean
    static ModuleDescriptor recommendationDescriptor() {
        return new ModuleDescriptor(
                "recommendation",
                "/api/recommended",
                List.of(),
                List.of(UserEvent.class, TopicEvent.class, PostEvent.class));
    }
}
