package org.psyhealth.platform.messaging.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.psyhealth.platform.events.MalformedEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.support.KafkaUtils;

@Configuration(proxyBeanMethods = false)
class ConsumerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ConsumerConfiguration.class);

    /** Boot's factory, with batches that {@link TransactionalBatchAdapter} takes apart. */
    @Bean
    static ConcurrentKafkaListenerContainerFactory<Object, Object> kafkaListenerContainerFactory(
            ConcurrentKafkaListenerContainerFactoryConfigurer configurer,
            ConsumerFactory<Object, Object> consumers,
            TransactionalBatchAdapter batches) {
        var factory = new ConcurrentKafkaListenerContainerFactory<Object, Object>();
        configurer.configure(factory, consumers);
        factory.setBatchListener(true);
        factory.setBatchToRecordAdapter(batches);
        // The end of a transaction takes an offset that no listener sees; without this it counts as a record not read.
        factory.getContainerProperties().setFixTxOffsets(true);
        // Each record is observed instead, under the same name.
        factory.getContainerProperties().setMicrometerEnabled(false);
        return factory;
    }

    /** A record that keeps failing goes to the dead letter topic of its consumer group; its partition goes on. */
    @Bean
    static CommonErrorHandler consumerErrorHandler(KafkaOperations<?, ?> kafka, MeterRegistry meters) {
        var recoverer = new DeadLetterPublishingRecoverer(kafka, (record, failure) -> bury(record, meters));
        var handler = new DefaultErrorHandler((record, failure) -> recoverer.accept(record, ofRecord(failure)));
        handler.setLogLevel(KafkaException.Level.DEBUG); // TransactionalBatchAdapter has told of it
        handler.setBackOffFunction((record, failure) -> RetryPolicy.of(failure));
        handler.addNotRetryableExceptions(MalformedEventException.class);
        return handler;
    }

    /** What the listener threw, without the layer that tells which record of its batch it was. */
    private static Exception ofRecord(Exception failure) {
        for (Throwable layer = failure; layer != null; layer = layer.getCause()) {
            if (layer instanceof BatchListenerFailedException && layer.getCause() instanceof Exception cause) {
                return cause instanceof ListenerExecutionFailedException
                        ? cause
                        : new ListenerExecutionFailedException("The record cannot be read", cause);
            }
        }
        return failure;
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
