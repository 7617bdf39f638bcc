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

/** Creates the transactional producer of a relay session, and fences those of sessions that are gone. */
@Component
class RelayProducers {

    /** The prefix of the transactional ids; the broker's ACLs refer to it. */
    private static final String PREFIX = "psyhealth-outbox-";

    private static final Duration FENCE_TIMEOUT = Duration.ofSeconds(5);

    private final ProducerFactory<String, byte[]> producers;
    private final KafkaAdmin admin;

    RelayProducers(ProducerFactory<String, byte[]> producers, KafkaAdmin admin) {
        this.producers = producers;
        this.admin = admin;
    }

    /**
     * A producer with a new transactional id, ready to begin transactions. It is created by the application's producer
     * factory, with the same settings, tracing and metrics.
     *
     * @throws KafkaException if no broker responds within {@code max.block.ms}
     */
    RelayProducer open() {
        var prefix = PREFIX + UuidV7.next() + "-";
        var factory = producers.copyWithConfigurationOverride(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                prefix,
                // The same for every session, because it is a tag of the producer's metrics.
                ProducerConfig.CLIENT_ID_CONFIG,
                "psyhealth-outbox"));
        try {
            // The factory counts its producers and appends the number to the id.
            return new RelayProducer(prefix + "0", factory.createProducer(), factory);
        } catch (org.springframework.kafka.KafkaException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
        }
    }

    /**
     * Fences the producers with these ids: their uncommitted records are aborted, and the broker accepts nothing more
     * from them, including requests that are in flight.
     *
     * @throws KafkaException if the broker does not respond, or rejects the request
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

    /** A producer and its transactional id, by which others can fence it. */
    record RelayProducer(String id, Producer<String, byte[]> producer, ProducerFactory<String, byte[]> factory) {

        /** Aborts what is not committed, if it completes within the timeout. */
        void close(Duration timeout) {
            factory.reset(); // otherwise the factory would cache the producer
            producer.close(timeout);
        }
    }
}
