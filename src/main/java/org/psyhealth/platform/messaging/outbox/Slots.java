package org.psyhealth.platform.messaging.outbox;

/** Keys are hashed to slots; a slot is the unit of order and of sharing work between tasks. */
final class Slots {

    /** Never changed without draining the outbox first: a key that moved between slots could be sent out of order. */
    static final int COUNT = 16;

    private Slots() {}

    /** The slot of a key, 0 to 15, by {@link String#hashCode()}, which is the same in every JVM. */
    static int of(String key) {
        return Math.floorMod(key.hashCode(), COUNT);
    }
}
