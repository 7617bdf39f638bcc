package org.psyhealth.user.block;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.springframework.stereotype.Component;

/** Who blocks whom: a document for each relation, under its two ends, which survives the end of the block. */
@Component
public class Blocks {

    private static final String VERSION = "version";
    private static final String ACTIVE = "active";

    private final MongoCollection<Document> blocks;

    Blocks(MongoDatabase database) {
        this.blocks = database.getCollection("blocks");
    }

    /** Stores the newest state of a block; an event that is not newer changes nothing. */
    public void upsert(EventMeta block, UUID blocker, UUID member, boolean isActive) {
        var isOlder = and(eq(idOf(blocker, member)), lt(VERSION, block.aggregateVersion()));
        var state = combine(set(VERSION, block.aggregateVersion()), set(ACTIVE, isActive));
        try {
            blocks.updateOne(isOlder, state, new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // The document is there: as new as this, or inserted a moment ago with an older state.
            blocks.updateOne(isOlder, state);
        }
    }

    /** Whether a person shows a caller no more than the name, because one of them blocks the other. */
    public boolean hide(UUID person, Caller caller) {
        var isBlocked = blocks.find(and(
                                in("_id", List.of(idOf(person, caller.id()), idOf(caller.id(), person))),
                                eq(ACTIVE, true)))
                        .first()
                != null;
        return isBlocked && !caller.is(Role.MODERATOR);
    }

    private static String idOf(UUID blocker, UUID member) {
        return EventMeta.subjectOf(blocker, member);
    }
}
