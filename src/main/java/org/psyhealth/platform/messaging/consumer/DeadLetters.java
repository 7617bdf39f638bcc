package org.psyhealth.platform.messaging.consumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.psyhealth.platform.web.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * The records that the consumer groups of this process could not handle: the letters of their dead letter topics, and
 * the records that are parked because those topics rejected them. A letter is open until it was handled, rewritten
 * behind the others, or discarded; that progress is a committed offset of the topic, so every task reports the same.
 */
@Component
class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final Map<String, Subscription> subscriptions = new TreeMap<>();
    private final ConsumerFactory<String, byte[]> consumers;
    private final DiscardedLetters discarded;
    private final ParkedRecords parked;

    DeadLetters(
            Subscriptions subscriptions,
            ConsumerFactory<String, byte[]> consumers,
            DiscardedLetters discarded,
            ParkedRecords parked) {
        this.consumers = consumers;
        this.discarded = discarded;
        this.parked = parked;
        subscriptions.all().forEach(one -> this.subscriptions.put(one.deadLetterTopic(), one));
    }

    /** The subscriptions of this process by dead letter topic. */
    Map<String, Subscription> topics() {
        return subscriptions;
    }

    /**
     * The subscription of a dead letter topic.
     *
     * @throws org.psyhealth.platform.web.problem.ProblemException 404 if no group of this process has such a topic
     */
    Subscription subscriptionOf(String topic) {
        var subscription = subscriptions.get(topic);
        if (subscription == null) {
            throw Problems.notFound("The dead letter topic");
        }
        return subscription;
    }

    /** Reads the letters of a topic; the caller must close it. */
    PartitionReader reader(Subscription subscription) {
        var topic = subscription.deadLetterTopic();
        return new PartitionReader(consumers, DeadLetterTopics.redriveGroupOf(topic), new TopicPartition(topic, 0));
    }

    /** The current end offset of a topic's letters. */
    long end(Subscription subscription) {
        try (var reader = reader(subscription)) {
            return reader.exists() ? reader.end() : 0;
        }
    }

    /** How many letters and parked records of a topic are open. */
    long open(Subscription subscription) {
        var open = parked.counts().getOrDefault(subscription, 0L);
        try (var reader = reader(subscription)) {
            if (reader.exists()) {
                var first = reader.firstUncommitted();
                var closed =
                        discarded.from(subscription.deadLetterTopic(), first).size();
                open += reader.end() - first - closed;
            }
        }
        return open;
    }

    /** Up to {@code limit} open ones after the given one: the parked records first, then the letters, oldest first. */
    List<DeadLetter> list(Subscription subscription, Optional<LetterId> after, int limit) {
        var page = new ArrayList<DeadLetter>();
        if (!(after.orElse(null) instanceof LetterId.InTopic)) {
            var last = after.orElse(null) instanceof LetterId.Parked one ? one : new LetterId.Parked(-1, -1);
            parked.after(subscription, last.partition(), last.offset(), limit).stream()
                    .map(one -> DeadLetter.of(subscription, one))
                    .forEach(page::add);
        }
        if (page.size() < limit) {
            var from = after.orElse(null) instanceof LetterId.InTopic letter ? letter.offset() + 1 : 0;
            page.addAll(letters(subscription, from, limit - page.size()));
        }
        return page;
    }

    private List<DeadLetter> letters(Subscription subscription, long from, int limit) {
        var letters = new ArrayList<DeadLetter>();
        try (var reader = reader(subscription)) {
            if (!reader.exists()) {
                return letters;
            }
            var first = Math.max(from, reader.firstUncommitted());
            var closed = discarded.from(subscription.deadLetterTopic(), first);
            reader.read(first, reader.end(), letter -> {
                if (!closed.contains(letter.offset())) {
                    letters.add(DeadLetter.of(subscription, letter));
                }
                return letters.size() < limit;
            });
        }
        return letters;
    }

    /**
     * The record at its original offset.
     *
     * @return empty if it is no longer there: retention or compaction has removed it
     */
    Optional<ConsumerRecord<String, byte[]>> original(Subscription subscription, int partition, long offset) {
        var place = new TopicPartition(subscription.topic(), partition);
        var group = DeadLetterTopics.redriveGroupOf(subscription.deadLetterTopic());
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var reader = new PartitionReader(consumers, group, place)) {
            var end = reader.exists() ? reader.end() : 0;
            if (offset < end && offset >= reader.beginning()) {
                reader.read(offset, end, record -> {
                    found.add(record);
                    return false;
                });
            }
        }
        return found.stream().filter(record -> record.offset() == offset).findFirst();
    }

    /**
     * Closes an open letter permanently without handling it.
     *
     * @throws org.psyhealth.platform.web.problem.ProblemException 404 if it is not open
     */
    void discard(Subscription subscription, String id, UUID by) {
        var isDiscarded = LetterId.of(id)
                .map(one -> switch (one) {
                    case LetterId.InTopic letter -> discard(subscription, letter.offset(), by);
                    case LetterId.Parked record -> parked.delete(subscription, record.partition(), record.offset());
                })
                .orElse(false);
        if (!isDiscarded) {
            throw Problems.notFound("The dead letter");
        }
        log.info("{} discarded the letter {} of {}", by, id, subscription.deadLetterTopic());
    }

    private boolean discard(Subscription subscription, long offset, UUID by) {
        try (var reader = reader(subscription)) {
            var topic = subscription.deadLetterTopic();
            var first = reader.exists() ? reader.firstUncommitted() : Long.MAX_VALUE;
            if (offset < first
                    || offset >= reader.end()
                    || discarded.from(topic, offset).contains(offset)) {
                return false;
            }
            discarded.insert(topic, offset, by, reader.beginning());
            return true;
        }
    }
}
