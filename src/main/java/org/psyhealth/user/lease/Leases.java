package org.psyhealth.user.lease;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Leases in MongoDB: one of all tasks gets a lease, and no task gets it again before it expires. So periodic work is
 * done once per period, and a task that dies is replaced in the next one.
 */
@Component
public class Leases {

    private static final String UNTIL = "until";

    private final MongoCollection<Document> leases;
    private final Clock clock;

    Leases(MongoDatabase database, Clock clock) {
        this.leases = database.getCollection("leases");
        this.clock = clock;
    }

    /**
     * Takes the lease for this period; false if another task, or this one, holds it. It expires shortly before the
     * period ends, so that a timer that fires early finds it expired.
     */
    public boolean takeForPeriod(String name, Duration period) {
        var now = clock.instant();
        var length = period.multipliedBy(9).dividedBy(10);
        try {
            var taken = leases.updateOne(
                    and(eq(name), lte(UNTIL, now)), set(UNTIL, now.plus(length)), new UpdateOptions().upsert(true));
            return taken.getModifiedCount() > 0 || taken.getUpsertedId() != null;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
