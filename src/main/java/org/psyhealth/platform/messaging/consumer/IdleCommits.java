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
 * Commits the positions of a consumer that has nothing to do. The end of a transaction takes an offset that no listener
 * sees; without this it counts as a record not read. The container's own {@code fixTxOffsets} is no choice: it commits
 * past a record that is tried again, and during a rebalance it waits for the broker on the consumer's thread.
 */
@Component
class IdleCommits {

    private static final Logger log = LoggerFactory.getLogger(IdleCommits.class);

    @EventListener
    void on(ListenerContainerIdleEvent event) {
        if (event.isPaused()) {
            return; // as it is while a record waits to be tried again
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
                    log.debug("Positions are committed when the consumer is idle again: {}", failure.toString());
                }
            });
        }
    }
}
