package org.psyhealth.platform.messaging.consumer;

import java.time.Duration;
import java.util.HashMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.stereotype.Component;

/**
 * Commits the positions of an idle consumer. A transaction marker occupies an offset that no listener sees; without
 * this commit it counts as an unread record. The container's own {@code fixTxOffsets} is not an option: it commits past
 * a record that is being retried, and during a rebalance it blocks the consumer's thread waiting for the broker.
 */
@Component
class IdleCommits {

    private static final Logger log = LoggerFactory.getLogger(IdleCommits.class);

    @EventListener
    void on(ListenerContainerIdleEvent event) {
        if (event.isPaused()) {
            return; // which it is while a record waits for its retry
        }
        var consumer = event.getConsumer();
        var positions = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition : consumer.assignment()) {
            try {
                positions.put(partition, new OffsetAndMetadata(consumer.position(partition, Duration.ZERO)));
            } catch (TimeoutException e) {
                log.trace("The position in {} is not known yet", partition);
            }
        }
        if (!positions.isEmpty()) {
            consumer.commitAsync(positions, (offsets, failure) -> {
                if (failure != null) {
                    log.debug("Positions not committed; the next idle event retries: {}", failure.toString());
                }
            });
        }
    }
}
