package org.psyhealth.support;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Runs actions concurrently. */
public final class Concurrently {

    private Concurrently() {}

    /** Runs the action in several threads that start together, and waits for all; the first failure is thrown. */
    public static void run(int threads, Action action) throws Exception {
        var start = new CyclicBarrier(threads);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> tasks = IntStream.range(0, threads)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        start.await();
                        action.run(thread);
                        return null;
                    })
                    .toList();
            for (var task : executor.invokeAll(tasks)) {
                task.get();
            }
        }
    }

    /** The action of one thread. */
    @FunctionalInterface
    public interface Action {

        /** Runs in the thread with the given number, from 0. */
        void run(int thread) throws Exception;
    }
}
