package org.psyhealth.platform.messaging.consumer;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.psyhealth.platform.events.MalformedEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException.Level;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Retries a record that failed, and puts it away as a dead letter if it keeps failing; its partition goes on. */
class ConsumerErrorHandler extends DefaultErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(ConsumerErrorHandler.class);
    private static final long PAUSE_MILLIS = 1_000;

    ConsumerErrorHandler(DeadLetterRecoverer recoverer) {
        super(recoverer);
        setLogLevel(Level.DEBUG); // TransactionalBatchAdapter has told of it
        setBackOffFunction((record, failure) -> RetryPolicy.of(failure));
        addNotRetryableExceptions(MalformedEventException.class);
        // With seeks the handler commits by itself. A rebalance refuses that, and only the container commits once more
        // when it is over; otherwise the lag stays until the partition gets another record.
        setSeekAfterError(false);
    }

    /**
     * The consumer failed outside of a listener, for example in a late commit right after a poll: then nobody has seen
     * the records of that poll, and all that is not committed is read again.
     */
    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        log.warn(
                "The consumer of {} reads again what is not committed: {}", container.getGroupId(), failure.toString());
        while (container.isRunning() && !Thread.currentThread().isInterrupted()) {
            try {
                rewind(consumer);
                return;
            } catch (KafkaException e) {
                pause(container);
            }
        }
    }

    private static void rewind(Consumer<?, ?> consumer) {
        var assigned = consumer.assignment();
        var committed = consumer.committed(assigned);
        for (var partition : assigned) {
            var next = committed.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
    }

    private static void pause(MessageListenerContainer container) {
        try {
            ListenerUtils.stoppableSleep(container, PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
