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
 * Distinguishes a topic that does not exist yet, or cannot accept records now, from a broker that does not respond: the
 * producer reports all three as a timeout, but the first two concern one topic, and the third everything.
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
     * Returns normally if the topic exists; queries the broker once for each topic. A missing topic of this application
     * is created: the broker may have been unavailable when the application started.
     *
     * @throws UnknownTopicOrPartitionException if the broker does not know the topic, or not yet: a new topic takes
     *     some milliseconds to be known to every broker
     * @throws LeaderNotAvailableException if a partition of it has no leader
     * @throws org.apache.kafka.common.errors.TimeoutException if no broker responds in time
     */
    void require(String topic) {
        if (known.contains(topic)) {
            return;
        }
        try (var client = AdminClient.create(admin.getConfigurationProperties())) {
            if (!exists(topic, client)) {
                admin.initialize();
                if (!exists(topic, client)) {
                    throw new UnknownTopicOrPartitionException("The broker does not know the topic " + topic);
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

    /** Forces another query before the next record is sent to the topic. */
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
