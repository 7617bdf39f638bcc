package org.psyhealth.bench.subject;

import java.util.List;
import org.psyhealth.bench.load.Request;

/** An application that can be started, filled and loaded. */
public interface Target {

    /** Whether this application reads the post events that it publishes, so that waiting for that makes sense. */
    default boolean consumesPosts() {
        return true;
    }

    String name();

    /** Starts it on the state it measures with. */
    AppProcess start() throws Exception;

    /** Fills it, if it is empty, and tells what to ask of it. */
    Requests requests(AppProcess app) throws Exception;

    /** How many events wait to be sent. */
    long open() throws Exception;

    /** What to ask of it: reads by id, the newest page, and new posts. */
    record Requests(List<Request> read, List<Request> list, List<Request> publish) {}
}
