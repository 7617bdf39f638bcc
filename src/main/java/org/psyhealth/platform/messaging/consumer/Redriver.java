package org.psyhealth.platform.messaging.consumer;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/**
 * Executes a re-drive: passes each open letter to the listener of the group that failed, and to no other. One that is
 * handled is closed. One that fails again is rewritten behind all others and closed at its old offset, so that the
 * number of letters never grows.
 */
@Component
class Redriver {

    private final DeadLetters letters;
    private final DiscardedLetters discarded;
    private final ParkedRecords parked;
    private final DeadLetterWriter writer;
    private final RecordRetry records;
    private final Redrives redrives;
    private final RedriveProperties properties;

    Redriver(
            DeadLetters letters,
            DiscardedLetters discarded,
            ParkedRecords parked,
            DeadLetterWriter writer,
            RecordRetry records,
            Redrives redrives,
            RedriveProperties properties) {
        this.letters = letters;
        this.discarded = discarded;
        this.parked = parked;
        this.writer = writer;
        this.records = records;
        this.redrives = redrives;
        this.properties = properties;
    }

    /**
     * Processes the run of a topic until it is finished, unless another task does.
     *
     * @param pause waits the given number of milliseconds, or ends the run by throwing {@link CancellationException}
     */
    void run(Subscription subscription, LongConsumer pause) {
        var lease = UUID.randomUUID();
        var topic = subscription.deadLetterTopic();
        redrives.lease(topic, lease).ifPresent(run -> {
            try {
                var work = new Work(subscription, lease, pause);
                work.onLetters(run);
                work.onParked(run);
                redrives.finish(topic, lease);
            } finally {
                redrives.release(topic, lease);
            }
        });
    }

    private final class Work {

        private final Subscription subscription;
        private final UUID lease;
        private final LongConsumer pause;

        Work(Subscription subscription, UUID lease, LongConsumer pause) {
            this.subscription = subscription;
            this.lease = lease;
            this.pause = pause;
        }

        void onLetters(Redrive run) {
            try (var reader = letters.reader(subscription)) {
                if (!reader.exists()) {
                    return;
                }
                reader.read(reader.firstUncommitted(), run.untilOffset(), letter -> {
                    renew(0, 0);
                    if (discarded.contains(subscription.deadLetterTopic(), letter.offset())) {
                        reader.commit(letter.offset() + 1);
                    } else {
                        onLetter(letter, reader);
                    }
                    return true;
                });
            }
        }

        private void onLetter(ConsumerRecord<String, byte[]> letter, PartitionReader reader) {
            var restored = RestoredRecord.of(subscription, letter);
            var record = LetterHeaders.isReduced(letter)
                    ? letters.original(subscription, restored.partition(), restored.offset())
                    : Optional.of(restored);
            var failure = attempt(record, restored.partition(), restored.offset());
            failure.ifPresent(cause -> writer.write(
                    subscription,
                    record.orElseGet(() -> RestoredRecord.withLetterHeaders(subscription, letter)),
                    cause,
                    LetterHeaders.attemptsOf(letter) + 1));
            reader.commit(letter.offset() + 1);
            count(failure.isEmpty());
        }

        void onParked(Redrive run) {
            for (var next = parked.nextUntried(subscription, run.requestedAt());
                    next.isPresent();
                    next = parked.nextUntried(subscription, run.requestedAt())) {
                onParked(next.get());
            }
        }

        private void onParked(ParkedRecord row) {
            var record = letters.original(subscription, row.partition(), row.offset());
            var failure = attempt(record, row.partition(), row.offset());
            if (failure.isPresent()) {
                parked.failedAgain(subscription, row, failure.get());
            } else {
                parked.delete(subscription, row.partition(), row.offset());
            }
            count(failure.isEmpty());
        }

        /** Makes an attempt and renews the lease, so that what follows is done by one task only. */
        private Optional<Throwable> attempt(
                Optional<ConsumerRecord<String, byte[]>> record, int partition, long offset) {
            var failure = record.isPresent()
                    ? handle(record.get())
                    : Optional.<Throwable>of(new OriginalGoneException(subscription.topic(), partition, offset));
            renew(0, 0);
            return failure;
        }

        private Optional<Throwable> handle(ConsumerRecord<String, byte[]> record) {
            return records.handle(subscription, record, millis -> {
                renew(0, 0);
                pause.accept(millis);
            });
        }

        /** Counts a letter and throttles the run: live records take priority. */
        private void count(boolean isHandled) {
            renew(isHandled ? 1 : 0, isHandled ? 0 : 1);
            pause.accept(1_000L / properties.perSecond());
        }

        private void renew(int redriven, int failedAgain) {
            if (!redrives.progress(subscription.deadLetterTopic(), lease, redriven, failedAgain)) {
                throw new CancellationException("another task has taken over this re-drive");
            }
        }
    }
}
