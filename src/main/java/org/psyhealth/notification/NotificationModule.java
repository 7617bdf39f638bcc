package org.psyhealth.notification;

import java.util.List;
import org.psyhealth.notification.events.NotificationEvent;
import org.psyhealth.platform.modules.ModuleDescriptor;
import org.psyhealth.post.events.PostEvent;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.user.events.UserEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationModule {

    @Bean
    static ModuleDescriptor notificationDescriptor() {
        return new ModuleDescriptor(
                "notification",
                "/api/notifications",
                List.of(NotificationEvent.class),
                List.of(UserEvent.class, TopicEvent.class, PostEvent.class));
    }
}
