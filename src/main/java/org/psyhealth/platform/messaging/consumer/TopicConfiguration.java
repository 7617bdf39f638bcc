package org.psyhealth.platform.messaging.consumer;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.messaging.topics.TopicPolicy;
import org.psyhealth.platform.modules.ModuleSelection;
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
     * The topics that the platform and the modules of this process publish and consume, and the dead letter topics of
     * the latter.
     */
    @Bean
    @ConditionalOnBooleanProperty(name = "psyhealth.kafka.create-topics", matchIfMissing = true)
    static NewTopics moduleTopics(
            ModuleSelection modules,
            EventContracts contracts,
            Subscriptions subscriptions,
            TopicProperties properties) {
        var consumed = subscriptions.all().stream().map(Subscription::topic).collect(Collectors.toSet());
        var events = contracts.all().stream()
                .filter(contract ->
                        modules.includes(contract.getName()) || consumed.contains(EventContracts.topicOf(contract)))
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
