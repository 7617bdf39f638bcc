package org.psyhealth.bench.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** As many requests as a fixed number of connections gets through, each sending the next when the last is answered. */
public interface ClosedLoop {

    Count run(URI base, List<Request> requests, Duration duration) throws Exception;

    /** wrk where it is installed: it takes far less of the shared processors than a client in Java. */
    static ClosedLoop best(int connections, Path directory) {
        return WrkLoad.isInstalled() ? new WrkLoad(connections, directory) : new JavaLoad(connections);
    }

    String tool();

    /**
     * What came of it.
     *
     * @param failed answers other than 2xx, and none at all
     */
    record Count(long requests, long failed, Duration elapsed) {

        /** A load with failures measures nothing. */
        public Count orThrow() {
            if (failed > 0 || requests == 0) {
                throw new IllegalStateException(failed + " of " + requests + " requests failed");
            }
            return this;
        }
    }
}
