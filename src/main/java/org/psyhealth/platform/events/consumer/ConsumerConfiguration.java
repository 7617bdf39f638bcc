package org.psyhealth.platform.events.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.psyhealth.platform.events.MalformedEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaUtils;

@Configuration(proxyBeanMethods = false)
class ConsumerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ConsumerConfiguration.class);

    /** A record that keeps failing goes to the dead letter topic of its consumer group; its partition goes on. */
    @Bean
    static CommonErrorHandler consumerErrorHandler(KafkaOperations<?, ?> kafka, MeterRegistry meters) {
        var recoverer = new DeadLetterPublishingRecoverer(kafka, (record, failure) -> bury(record, meters));
        var handler = new DefaultErrorHandler(recoverer);
        handler.setBackOffFunction((record, failure) -> RetryPolicy.of(failure));
        handler.addNotRetryableExceptions(MalformedEventException.class);
        return handler;
    }

    private static TopicPartition bury(ConsumerRecord<?, ?> record, MeterRegistry meters) {
        var group = Objects.requireNonNull(KafkaUtils.getConsumerGroupId(), "every listener names its group");
        log.error(
                "Group {} cannot handle {}-{}@{}; it goes to the dead letters",
                group,
                record.topic(),
                record.partition(),
                record.offset());
        meters.counter("psyhealth.events.dead", "topic", record.topic(), "group", group)
                .increment();
        return new TopicPartition(DeadLetterTopics.nameOf(record.topic(), group), 0);
    }
}
