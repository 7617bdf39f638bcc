package org.psyhealth.topic;

import java.util.List;
import org.psyhealth.platform.modules.ModuleDescriptor;
import org.psyhealth.post.events.PostEvent;
import org.psyhealth.topic.events.TopicEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TopicModule {

    @Bean
    static ModuleDescriptor topicDescriptor() {
        return new ModuleDescriptor("topic", "/api/topics", List.of(TopicEvent.class), List.of(PostEvent.class));
    }
}
