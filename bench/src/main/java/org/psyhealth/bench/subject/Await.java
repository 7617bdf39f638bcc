package org.psyhealth.bench.subject;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition, for so long and no longer. */
public final class Await {

    private Await() {}

    public static void until(String what, Duration patience, Callable<Boolean> condition) {
        if (!within(patience, condition)) {
            throw new IllegalStateException("Waited " + patience.toSeconds() + " s in vain for " + what);
        }
    }

    /** Whether the condition came true in time. */
    public static boolean within(Duration patience, Callable<Boolean> condition) {
        var end = System.nanoTime() + patience.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(20);
            }
            return true;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
