package org.psyhealth.platform.messaging.consumer;

import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.messaging.topics.TopicPolicy;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
class TopicConfiguration {

    /**
     * The topics of all events, and the dead letter topics of the modules in this process. All events, because every
     * process that uses a database sends its outbox, whatever modules it runs.
     */
    @Bean
    @ConditionalOnBooleanProperty(name = "psyhealth.kafka.create-topics", matchIfMissing = true)
    static NewTopics moduleTopics(EventContracts contracts, Subscriptions subscriptions, TopicProperties properties) {
        var events = contracts.all().stream()
                .map(contract ->
                        topic(EventContracts.topicOf(contract), properties.partitions(), TopicPolicy.of(contract)));
        var deadLetters = subscriptions.all().stream()
                .map(subscription -> topic(subscription.deadLetterTopic(), 1, TopicPolicy.DEAD_LETTER));
        return new NewTopics(Stream.concat(events, deadLetters).toArray(NewTopic[]::new));
    }

    private static NewTopic topic(String name, int partitions, TopicPolicy policy) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .configs(policy.config())
                .build();
    }
}
