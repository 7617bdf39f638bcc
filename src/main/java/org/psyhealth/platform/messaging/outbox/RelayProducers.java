package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.psyhealth.platform.ids.UuidV7;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/** Makes the transactional producer of a relay's session, and ends those of sessions that are gone. */
@Component
class RelayProducers {

    /** What the transactional ids begin with; the broker's access rules name it. */
    private static final String PREFIX = "psyhealth-outbox-";

    private static final Duration FENCE_TIMEOUT = Duration.ofSeconds(5);

    private final ProducerFactory<String, byte[]> producers;
    private final KafkaAdmin admin;

    RelayProducers(ProducerFactory<String, byte[]> producers, KafkaAdmin admin) {
        this.producers = producers;
        this.admin = admin;
    }

    /**
     * A producer under an id that nobody has used, ready to begin transactions. It is the application's own, with the
     * same settings, tracing and metrics.
     *
     * @throws KafkaException if no broker answers within {@code max.block.ms}
     */
    RelayProducer open() {
        var prefix = PREFIX + UuidV7.next() + "-";
        var factory = producers.copyWithConfigurationOverride(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                prefix,
                // The same for every session, as it is a label of the producer's metrics.
                ProducerConfig.CLIENT_ID_CONFIG,
                "psyhealth-outbox"));
        // The factory counts its producers and appends the number to the id.
        return new RelayProducer(prefix + "0", factory.createProducer(), factory);
    }

    /**
     * Ends the producers of these ids: what they have not committed is aborted, and the broker takes nothing more from
     * them, even if it has been on its way already.
     *
     * @throws KafkaException if the broker does not answer, or refuses
     */
    void fence(Collection<String> ids) {
        try (var client = AdminClient.create(admin.getConfigurationProperties())) {
            client.fenceProducers(ids).all().get(FENCE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** A producer and the transactional id by which others can fence it. */
    record RelayProducer(String id, Producer<String, byte[]> producer, ProducerFactory<String, byte[]> factory) {

        /** Aborts what is not committed, as far as the time goes. */
        void close(Duration timeout) {
            factory.reset(); // the producer would be kept for its next user otherwise
            producer.close(timeout);
        }
    }
}
