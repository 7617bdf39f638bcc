package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * Wakes the relay: directly in this process, and by a notification in the process that holds the slot. A signal may be
 * lost if a process dies; the relay also polls every second.
 */
@Component
class RelaySignal {

    private final Semaphore wake = new Semaphore(0);
    private final AtomicBoolean othersToNotify = new AtomicBoolean();
    private volatile Set<Integer> held = Set.of();

    /** A row of the slot was committed. */
    void recorded(int slot) {
        if (!held.contains(slot)) {
            othersToNotify.set(true);
        }
        wake();
    }

    /** There may be rows to send. */
    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /** Waits for a signal or the timeout. */
    void await(Duration patience) throws InterruptedException {
        if (wake.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    /** Whether another process has to be notified; resets the flag. */
    boolean takeOthersToNotify() {
        return othersToNotify.getAndSet(false);
    }

    void hold(Set<Integer> slots) {
        held = Set.copyOf(slots);
    }

    /** How many slots this process holds. */
    int held() {
        return held.size();
    }
}
