package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Tells a topic that does not exist yet, or cannot take records now, from a broker that does not answer: the producer
 * reports all three as a time-out, but the first two concern one topic, and the third everything.
 */
@Component
class KnownTopics {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final KafkaAdmin admin;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    KnownTopics(KafkaAdmin admin) {
        this.admin = admin;
    }

    /**
     * Returns if the topic exists; asks the broker once for each topic. A topic of this application that is missing is
     * made: the broker may not have been there when the application started.
     *
     * @throws UnknownTopicOrPartitionException if the broker knows no such topic, or not yet: one that has just been
     *     made is known to every broker after some milliseconds
     * @throws LeaderNotAvailableException if a partition of it has no leader
     * @throws org.apache.kafka.common.errors.TimeoutException if no broker answers in time
     */
    void require(String topic) {
        if (known.contains(topic)) {
            return;
        }
        try (var client = AdminClient.create(admin.getConfigurationProperties())) {
            if (!exists(topic, client)) {
                admin.initialize();
                if (!exists(topic, client)) {
                    throw new UnknownTopicOrPartitionException("The broker knows no topic " + topic);
                }
            }
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

    /** Asks again before the next record is sent there. */
    void forget(String topic) {
        known.remove(topic);
    }

    private static boolean exists(String topic, AdminClient client)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            var description = Objects.requireNonNull(client.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .get(topic));
            if (description.partitions().stream().anyMatch(partition -> partition.leader() == null)) {
                throw new LeaderNotAvailableException("A partition of " + topic + " has no leader");
            }
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }
}
