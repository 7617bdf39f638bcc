package org.psyhealth.platform.events.consumer;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.modules.ModuleDescriptor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
class TopicConfiguration {

    /** The topics that the modules of this process publish and consume, and the dead letter topics of the latter. */
    @Bean
    @ConditionalOnBooleanProperty(name = "psyhealth.kafka.create-topics", matchIfMissing = true)
    static NewTopics moduleTopics(List<ModuleDescriptor> modules, TopicProperties properties) {
        var events = modules.stream()
                .flatMap(module -> Stream.concat(module.publishes().stream(), module.consumes().stream()))
                .map(EventContracts::topicOf)
                .map(topic -> new NewPartitioned(topic, properties.partitions()));
        var deadLetters = modules.stream()
                .flatMap(module -> module.consumes().stream()
                        .map(EventContracts::topicOf)
                        .map(topic -> new NewPartitioned(DeadLetterTopics.nameOf(topic, module.name()), 1)));
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
