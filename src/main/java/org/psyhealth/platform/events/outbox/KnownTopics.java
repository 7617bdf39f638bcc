package org.psyhealth.platform.events.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Tells a topic that does not exist from a broker that does not answer: the producer reports both as a time-out, but
 * the first is final for a row and the second is not.
 */
@Component
class KnownTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> config;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    KnownTopics(KafkaAdmin admin) {
        this.config = admin.getConfigurationProperties();
    }

    /**
     * Returns if the topic exists; asks the broker once for each topic.
     *
     * @throws UnknownTopicOrPartitionException if the broker knows no such topic
     * @throws org.apache.kafka.common.errors.TimeoutException if no broker answers in time
     */
    void require(String topic) {
        if (known.contains(topic)) {
            return;
        }
        try (var admin = AdminClient.create(config)) {
            admin.describeTopics(List.of(topic)).allTopicNames().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            known.add(topic);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }
}
