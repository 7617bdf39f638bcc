package org.psyhealth.platform.messaging.consumer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.kafka.support.converter.MessagingMessageConverter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedriveProperties.class)
class ConsumerConfiguration {

    /** Spring Boot's factory, with batches that {@link TransactionalBatchAdapter} splits. */
    @Bean
    static ConcurrentKafkaListenerContainerFactory<Object, Object> kafkaListenerContainerFactory(
            ConcurrentKafkaListenerContainerFactoryConfigurer configurer,
            ConsumerFactory<Object, Object> consumers,
            TransactionalBatchAdapter batches) {
        var factory = new ConcurrentKafkaListenerContainerFactory<Object, Object>();
        configurer.configure(factory, consumers);
        factory.setBatchListener(true);
        factory.setBatchToRecordAdapter(batches);
        var records = new MessagingMessageConverter();
        records.setHeaderMapper(new IgnoredHeaders());
        factory.setBatchMessageConverter(new BatchMessagingMessageConverter(records));

        // IdleCommits runs after each empty poll.
        factory.getContainerProperties().setIdleEventInterval(1L);
        // Each record is observed instead, under the same name.
        factory.getContainerProperties().setMicrometerEnabled(false);
        // No virtual threads: they would share the few carriers with all requests, and fall behind under load.
        factory.getContainerProperties().setListenerTaskExecutor(new SimpleAsyncTaskExecutor("consumer-"));
        return factory;
    }

    /** Spring Boot applies it to the factory. */
    @Bean
    static CommonErrorHandler consumerErrorHandler(DeadLetterRecoverer recoverer) {
        return new ConsumerErrorHandler(recoverer);
    }
}
