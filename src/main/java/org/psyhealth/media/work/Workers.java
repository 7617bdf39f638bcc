package org.psyhealth.media.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.psyhealth.media.job.JobAdded;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.job.Lease;
import org.psyhealth.platform.outages.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The threads that do the jobs of this process: platform threads, because decoding a picture does not wait for
 * anything. A job that is added here wakes one at once; the others are found by polling.
 */
@Component
class Workers implements SmartLifecycle {

    /** No file takes so long. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(Workers.class);

    private final Jobs jobs;
    private final JobRunner runner;
    private final WorkArea area;
    private final WorkProperties properties;
    private final Clock clock;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Map<Lease, Work> working = new ConcurrentHashMap<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Set<Thread> replaced = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    Workers(Jobs jobs, JobRunner runner, WorkArea area, WorkProperties properties, Clock clock) {
        this.jobs = jobs;
        this.runner = runner;
        this.area = area;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (properties.workerCount() > 0) {
            area.clear();
        }
        for (var number = 1; number <= properties.workerCount(); number++) {
            threads.add(
                    Thread.ofPlatform().name("media-worker-" + number).daemon().start(this::work));
        }
    }

    private void startWorker() {
        threads.add(Thread.ofPlatform()
                .name("media-worker-", threads.size() + 1)
                .daemon()
                .start(this::work));
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
                thread.join(STOPPING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // What does not end in time is not the file's fault.
        working.keySet().forEach(lease -> jobs.postpone(lease, Duration.ZERO, false));
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @TransactionalEventListener
    void on(JobAdded added) {
        wakeUps.release();
    }

    /** A worker whose lease is lost has nothing more to do, and one that hangs is replaced. */
    @Scheduled(fixedRate = 15_000)
    void renewLeases() {
        for (var lease : List.copyOf(working.keySet())) {
            working.computeIfPresent(lease, (key, work) -> {
                if (work.began().plus(LONGEST).isBefore(clock.instant())) {
                    log.error("The job {} of {} hangs; its worker is replaced", lease.kind(), lease.subjectId());
                    jobs.postpone(lease, Duration.ZERO, true); // before the worker says that it did not count
                    replaced.add(work.thread());
                    work.thread().interrupt();
                    startWorker();
                    return null;
                }
                if (!jobs.renew(lease)) {
                    log.info("The job {} of {} is no longer ours", lease.kind(), lease.subjectId());
                    work.thread().interrupt();
                }
                return work;
            });
        }
    }

    private void work() {
        while (running && !replaced.contains(Thread.currentThread())) {
            try {
                if (!workOnce()) {
                    wakeUps.tryAcquire(properties.poll().toMillis(), TimeUnit.MILLISECONDS);
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException e) {
                // Either this is the end, or the lease was lost and the next job can be taken.
            } catch (RuntimeException | LinkageError | InternalError | StackOverflowError e) {
                Outages.warn(log, "No job can be taken; the next poll tries again", e);
                pause();
            }
        }
    }

    private boolean workOnce() {
        var taken = jobs.take();
        taken.ifPresent(lease -> {
            working.put(lease, new Work(Thread.currentThread(), clock.instant()));
            try {
                runner.run(lease);
            } finally {
                working.remove(lease);
                Thread.interrupted();
            }
        });
        return taken.isPresent();
    }

    private void pause() {
        try {
            Thread.sleep(properties.poll());
        } catch (InterruptedException e) {
            // Whether this is the end is asked next.
        }
    }

    private record Work(Thread thread, Instant began) {}
}
