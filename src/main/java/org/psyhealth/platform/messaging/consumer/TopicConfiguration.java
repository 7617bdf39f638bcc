package org.psyhealth.platform.messaging.consumer;

import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.psyhealth.platform.events.EventContracts;
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
        var published = Stream.concat(Stream.of("platform"), modules.names().stream())
                .flatMap(module -> contracts.publishedBy(module).stream())
                .map(EventContracts::topicOf);
        var consumed = subscriptions.all().stream().map(Subscription::topic);
        var events =
                Stream.concat(published, consumed).map(topic -> new NewPartitioned(topic, properties.partitions()));
        var deadLetters =
                subscriptions.all().stream().map(subscription -> new NewPartitioned(subscription.deadLetterTopic(), 1));
        return new NewTopics(Stream.concat(events, deadLetters)
                .distinct()
                .map(NewPartitioned::toTopic)
                .toArray(NewTopic[]::new));
    }

    private record NewPartitioned(String name, int partitions) {

        /** A new consumer group builds its projections from the beginning, and a dead letter waits for its operator. */
        private static final String FOR_EVER = "-1";

        NewTopic toTopic() {
            return TopicBuilder.name(name)
                    .partitions(partitions)
                    .config(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER)
                    .build();
        }
    }
}
