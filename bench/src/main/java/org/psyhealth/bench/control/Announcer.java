package org.psyhealth.bench.control;

/** Tells the world of a new post, within the transaction that adds it. */
interface Announcer {

    void announce(PostAdded event);
}
