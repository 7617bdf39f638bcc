package org.psyhealth.platform.messaging.outbox;

/** Keys are hashed to slots; a slot is the unit of ordering and of work distribution between tasks. */
final class Slots {

    /**
     * Several for each of twenty tasks, so that none is idle. Must not be changed without draining the outbox first: a
     * key that moves between slots could be sent out of order. {@code platform.slot_lease} has one row for each.
     */
    static final int COUNT = 64;

    private Slots() {}

    /** The slot of a key, 0 to 63, by {@link String#hashCode()}, which is the same in every JVM. */
    static int of(String key) {
        return Math.floorMod(key.hashCode(), COUNT);
    }

    /**
     * The number of slots that a task should hold.
     *
     * @param rank the task's place among the live ones, from 0
     * @param tasks the number of live tasks, at least 1
     */
    static int share(int rank, int tasks) {
        return COUNT / tasks + (rank < COUNT % tasks ? 1 : 0);
    }
}
