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

/**
 * Retries a failed record and sends it to the dead letter topic if it keeps failing, so that its partition continues.
 */
class ConsumerErrorHandler extends DefaultErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(ConsumerErrorHandler.class);
    private static final long PAUSE_MILLIS = 1_000;

    ConsumerErrorHandler(DeadLetterRecoverer recoverer) {
        super(recoverer);
        setLogLevel(Level.DEBUG); // TransactionalBatchAdapter has logged it
        setBackOffFunction((record, failure) -> RetryPolicy.of(failure));
        addNotRetryableExceptions(MalformedEventException.class);
        // With seeks the handler commits by itself, which fails during a rebalance. Only the container repeats such a
        // commit afterwards; without it the lag remains until the partition gets another record.
        setSeekAfterError(false);
    }

    /**
     * Handles a failure outside of a listener, for example in a late commit right after a poll: no listener has seen
     * the records of that poll, so everything that is not committed is read again.
     */
    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        log.warn(
                "The consumer of {} seeks back to the committed offsets: {}",
                container.getGroupId(),
                failure.toString());
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
