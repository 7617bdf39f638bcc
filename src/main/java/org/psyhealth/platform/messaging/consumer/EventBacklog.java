package org.psyhealth.platform.messaging.consumer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gauges of the lag of this process's consumer groups, and of their dead letters. The broker is queried on a schedule
 * and not on each scrape, which must not wait for it. Unlike the client's own metrics these also cover partitions that
 * nobody reads. While the broker does not respond they are {@code NaN}.
 */
@Component
class EventBacklog implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(EventBacklog.class);
    private static final Backlog UNKNOWN = new Backlog(Double.NaN, Double.NaN);

    private final List<Subscription> subscriptions;
    private final ConsumerLag lag;
    private final DiscardedLetters discarded;
    private final Map<Subscription, Backlog> backlogs = new ConcurrentHashMap<>();

    EventBacklog(Subscriptions subscriptions, ConsumerLag lag, DiscardedLetters discarded) {
        this.lag = lag;
        this.discarded = discarded;
        this.subscriptions = subscriptions.all();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var subscription : subscriptions) {
            gauge("psyhealth.events.lag", subscription, Backlog::lag)
                    .description("Records of a topic that a consumer group has not handled yet")
                    .register(registry);
            gauge("psyhealth.events.dead.open", subscription, Backlog::dead)
                    .description("Open dead letters of a consumer group")
                    .register(registry);
        }
    }

    private Gauge.Builder<Subscription> gauge(String name, Subscription of, ToDoubleFunction<Backlog> value) {
        return Gauge.builder(name, of, key -> value.applyAsDouble(backlogs.getOrDefault(key, UNKNOWN)))
                .tags("topic", of.topic(), "group", of.group());
    }

    @Scheduled(fixedRate = 10, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        if (subscriptions.isEmpty()) {
            return;
        }
        try {
            var behind = lag.of(
                    subscriptions.stream().flatMap(EventBacklog::readersOf).collect(Collectors.toUnmodifiableSet()));
            var closed = closed();
            for (var subscription : subscriptions) {
                var unread = readersOf(subscription).map(behind::get).toList();
                var dead = closed.map(
                        all -> unread.get(1).count() - countFrom(unread.get(1).from(), all, subscription));
                backlogs.put(subscription, new Backlog(unread.get(0).count(), dead.orElse(Double.NaN)));
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            backlogs.clear();
            log.warn("Cannot read the consumer lag from the broker: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The letters that are closed out of order, by topic; empty while the database is unavailable. */
    private Optional<Map<String, List<Long>>> closed() {
        try {
            return Optional.of(discarded.all());
        } catch (DataAccessException e) {
            log.warn("Cannot read from the database which dead letters are discarded: {}", e.toString());
            return Optional.empty();
        }
    }

    private static double countFrom(long offset, Map<String, List<Long>> closed, Subscription subscription) {
        return closed.getOrDefault(subscription.deadLetterTopic(), List.of()).stream()
                .filter(one -> one >= offset)
                .count();
    }

    private record Backlog(double lag, double dead) {}

    /** A group as the reader of a topic, and of the group's dead letter topic for it. */
    private static Stream<ConsumerLag.Reader> readersOf(Subscription subscription) {
        var letters = subscription.deadLetterTopic();
        return Stream.of(
                new ConsumerLag.Reader(subscription.topic(), subscription.group()),
                new ConsumerLag.Reader(letters, DeadLetterTopics.redriveGroupOf(letters)));
    }
}
