package org.psyhealth.post;

import java.util.List;
import org.psyhealth.platform.modules.ModuleDescriptor;
import org.psyhealth.post.events.PostEvent;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.user.events.UserEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PostModule {

    @Bean
    static ModuleDescriptor postDescriptor() {
        return new ModuleDescriptor(
                "post", "/api/posts", List.of(PostEvent.class), List.of(UserEvent.class, TopicEvent.class));
    }
}
