package org.psyhealth.platform.outages;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.Set;

/**
 * The failures of MongoDB that are outages: no server, no primary, no majority, no answer in time.
 *
 * @see <a href="https://github.com/mongodb/specifications/blob/master/source/retryable-writes/retryable-writes.md">
 *     Retryable Writes</a>
 */
final class MongoOutages {

    private static final String RETRYABLE_WRITE = "RetryableWriteError";

    /**
     * The codes from the specification, for a server that does not label its errors: HostUnreachable, HostNotFound,
     * NetworkTimeout, ShutdownInProgress, PrimarySteppedDown, ExceededTimeLimit, SocketException, NotWritablePrimary,
     * InterruptedAtShutdown, InterruptedDueToReplStateChange, NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary.
     */
    private static final Set<Integer> CODES = Set.of(6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436);

    private MongoOutages() {}

    static boolean include(MongoException e) {
        return switch (e) {
            case MongoSocketException socket -> true;
            case MongoTimeoutException timeout -> true;
            case MongoServerUnavailableException unavailable -> true;
            case MongoConnectionPoolClearedException cleared -> true;
            case MongoNotPrimaryException secondary -> true;
            case MongoNodeIsRecoveringException recovering -> true;
            case MongoExecutionTimeoutException slow -> true;
            case MongoWriteConcernException noMajority -> true;
            case MongoInterruptedException stopping -> true;
            default ->
                CODES.contains(e.getCode())
                        || e.hasErrorLabel(RETRYABLE_WRITE)
                        || e.hasErrorLabel(MongoException.RETRYABLE_ERROR_LABEL)
                        || e.hasErrorLabel(MongoException.SYSTEM_OVERLOADED_ERROR_LABEL);
        };
    }
}
