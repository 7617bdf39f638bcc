package org.psyhealth.platform.messaging.consumer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.stereotype.Component;

/** Passes a record to the listener of one group and topic in this process, bypassing the group's consumers. */
@Component
class GroupListeners {

    private final KafkaListenerEndpointRegistry registry;

    GroupListeners(KafkaListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    /** Handles the record as if the group had just read it; exceptions of the listener are propagated. */
    @SuppressWarnings("unchecked") // a listener only reads it
    void handle(Subscription subscription, ConsumerRecord<?, ?> record) {
        var listener = listenerOf(subscription);
        KafkaUtils.setConsumerGroupId(subscription.group());
        try {
            // The filter of unknown types removes skipped records from the list itself.
            listener.onMessage(new ArrayList<>(List.of((ConsumerRecord<Object, Object>) record)), null, null);
        } finally {
            KafkaUtils.clearConsumerGroupId();
        }
    }

    @SuppressWarnings("unchecked") // ConsumerConfiguration makes all listeners batch listeners of this type
    private BatchMessageListener<Object, Object> listenerOf(Subscription subscription) {
        return registry.getListenerContainers().stream()
                .filter(container -> reads(container, subscription))
                .map(container -> container.getContainerProperties().getMessageListener())
                .map(listener -> (BatchMessageListener<Object, Object>) listener)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no listener of " + subscription));
    }

    private static boolean reads(MessageListenerContainer container, Subscription subscription) {
        var topics = container.getContainerProperties().getTopics();
        return subscription.group().equals(container.getGroupId())
                && topics != null
                && Arrays.asList(topics).contains(subscription.topic());
    }
}
