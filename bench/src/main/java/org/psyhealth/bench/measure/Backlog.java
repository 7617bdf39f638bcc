package org.psyhealth.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.psyhealth.bench.subject.Target;

/** Counts once a second how many events wait. */
final class Backlog implements AutoCloseable {

    private final List<Long> samples = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    static Backlog of(Target target) {
        var backlog = new Backlog();
        backlog.clock.scheduleAtFixedRate(() -> backlog.sample(target), 1, 1, TimeUnit.SECONDS);
        return backlog;
    }

    synchronized List<Long> samples() {
        return List.copyOf(samples);
    }

    /** Flat: the last third of the load waits no more than the first, but for a tenth of a second's posts. */
    static boolean isFlat(List<Long> samples, double perSecond) {
        var third = Math.max(1, samples.size() / 3);
        return samples.isEmpty()
                || mean(samples.subList(samples.size() - third, samples.size()))
                        <= mean(samples.subList(0, third)) + perSecond / 10;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void sample(Target target) {
        try {
            var open = target.open();
            synchronized (this) {
                samples.add(open);
            }
        } catch (Exception e) {
            System.err.println("The backlog could not be read: " + e);
        }
    }

    private static double mean(List<Long> samples) {
        return samples.stream().mapToLong(Long::longValue).average().orElse(0);
    }
}
