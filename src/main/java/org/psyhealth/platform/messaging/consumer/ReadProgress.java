package org.psyhealth.platform.messaging.consumer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.psyhealth.platform.messaging.consumer.ConsumerLag.Reader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * How far modules have read. Whoever concludes something from what no event has said, such as that nobody needs a thing
 * any more, asks here first: while a consumer lags, reads its topics again, or has left records behind as dead letters,
 * nothing follows from silence. What counts is what the whole group has committed, whichever task did the reading.
 */
@Component
@NamedInterface("progress")
public class ReadProgress {

    private static final Logger log = LoggerFactory.getLogger(ReadProgress.class);

    private final Subscriptions subscriptions;
    private final ConsumerLag lag;
    private final DeadLetters letters;
    private final Clock clock;
    private final Map<String, Instant> handledUntil = new ConcurrentHashMap<>();

    ReadProgress(Subscriptions subscriptions, ConsumerLag lag, DeadLetters letters, Clock clock) {
        this.subscriptions = subscriptions;
        this.lag = lag;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Whether a module of this process has handled every record that was in the topics it reads at a time. False also
     * if nobody can tell now.
     *
     * @param asOf not in the future; the broker is asked only if no earlier answer was about this time
     */
    public boolean hasHandledAll(String module, Instant asOf) {
        var known = handledUntil.get(module);
        if (known != null && !known.isBefore(asOf)) {
            return true;
        }
        var now = clock.instant();
        if (now.isBefore(asOf) || !hasHandledAll(module)) {
            return false;
        }
        handledUntil.merge(module, now, (one, other) -> one.isAfter(other) ? one : other);
        return true;
    }

    private boolean hasHandledAll(String module) {
        var reads = subscriptions.all().stream()
                .filter(subscription -> subscription.module().equals(module))
                .toList();
        if (reads.isEmpty()) {
            throw new IllegalArgumentException("no consumer of the module " + module + " is in this process");
        }
        try {
            // In this order: a record becomes a letter before its offset is committed.
            return hasReadAll(reads) && reads.stream().allMatch(subscription -> letters.open(subscription) == 0);
        } catch (ExecutionException | TimeoutException | KafkaException | DataAccessException e) {
            log.warn("Cannot tell how far {} has read: {}", module, e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean hasReadAll(List<Subscription> reads)
            throws ExecutionException, InterruptedException, TimeoutException {
        var readers = reads.stream()
                .map(subscription -> new Reader(subscription.topic(), subscription.group()))
                .collect(Collectors.toSet());
        return lag.of(readers).values().stream().allMatch(unread -> unread.count() == 0);
    }
}
