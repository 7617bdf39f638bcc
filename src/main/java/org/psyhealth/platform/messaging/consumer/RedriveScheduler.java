package org.psyhealth.platform.messaging.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs re-drives in the background, each in a thread of its own: immediately in the task that receives the request, and
 * within seconds those whose task is gone or was interrupted by an outage.
 */
@Component
class RedriveScheduler implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedriveScheduler.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final Redriver redriver;
    private final Redrives redrives;
    private final DeadLetters letters;
    private final Map<String, Thread> workers = new ConcurrentHashMap<>();
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    RedriveScheduler(Redriver redriver, Redrives redrives, DeadLetters letters) {
        this.redriver = redriver;
        this.redrives = redrives;
        this.letters = letters;
    }

    /** Requests a re-drive of everything that is open in a topic now; has no effect while one is running. */
    void request(Subscription subscription, UUID by) {
        redrives.request(subscription.deadLetterTopic(), letters.end(subscription), by);
        work(subscription);
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void takeUp() {
        if (!isRunning() || letters.topics().isEmpty()) {
            return;
        }
        try {
            redrives.waiting(letters.topics().keySet()).forEach(topic -> work(letters.subscriptionOf(topic)));
        } catch (DataAccessException e) {
            log.debug("Cannot read the re-drives from the database", e);
        }
    }

    private void work(Subscription subscription) {
        workers.computeIfAbsent(
                subscription.deadLetterTopic(),
                topic -> Thread.ofVirtual().name("redrive-" + topic).start(() -> {
                    try {
                        redriver.run(subscription, this::pause);
                    } catch (CancellationException e) {
                        log.debug("The re-drive of {} is stopped", topic);
                    } catch (RuntimeException e) {
                        // The message may contain user content: only the class is logged.
                        log.warn(
                                "The re-drive of {} is interrupted and continues later: {}",
                                topic,
                                e.getClass().getName());
                    } finally {
                        workers.remove(topic);
                    }
                }));
    }

    private void pause(long millis) {
        try {
            if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
                throw new CancellationException("this task stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("this task stops");
        }
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
    }

    /** Lets the current letters finish; another task continues the unfinished runs. */
    @Override
    public void stop() {
        stopped.countDown();
        var deadline = Instant.now().plus(STOP_TIMEOUT);
        try {
            for (var worker : workers.values()) {
                worker.join(Duration.between(Instant.now(), deadline));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
