package org.psyhealth.platform.messaging.consumer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gauges of what the consumer groups of this process have before them, and of their dead letters. The broker is asked
 * by the clock and not by the scrape, which must not wait for it. Unlike the client's own figures these also tell of
 * partitions that nobody reads. While the broker does not answer they are {@code NaN}.
 */
@Component
class EventBacklog implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(EventBacklog.class);
    private static final Backlog UNKNOWN = new Backlog(Double.NaN, Double.NaN);

    private final List<Subscription> subscriptions;
    private final ConsumerLag lag;
    private final Map<Subscription, Backlog> backlogs = new ConcurrentHashMap<>();

    EventBacklog(Subscriptions subscriptions, ConsumerLag lag) {
        this.lag = lag;
        this.subscriptions = subscriptions.all();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var subscription : subscriptions) {
            gauge("psyhealth.events.lag", subscription, Backlog::lag)
                    .description("Records of a topic that a consumer group has not handled yet")
                    .register(registry);
            gauge("psyhealth.events.dead.open", subscription, Backlog::dead)
                    .description("Dead letters of a consumer group that wait to be driven again")
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
            for (var subscription : subscriptions) {
                var counts = readersOf(subscription).map(behind::get).toList();
                backlogs.put(subscription, new Backlog(counts.get(0), counts.get(1)));
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            backlogs.clear();
            log.warn("The broker does not tell how far the consumers are: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Backlog(double lag, double dead) {}

    /** A group as the reader of a topic, and of the topic beside it that takes the group's dead letters. */
    private static Stream<ConsumerLag.Reader> readersOf(Subscription subscription) {
        var letters = subscription.deadLetterTopic();
        return Stream.of(
                new ConsumerLag.Reader(subscription.topic(), subscription.group()),
                new ConsumerLag.Reader(letters, DeadLetterTopics.redriveGroupOf(letters)));
    }
}
