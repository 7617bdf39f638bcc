package org.psyhealth.user.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.stereotype.Component;

/**
 * The pending events in the documents of a collection. Both fields are absent from a document without pending events,
 * so the sparse index contains only unrelayed documents.
 */
@Component
public class DocumentOutbox {

    /** How long the task that wrote or claimed a document has to relay it, before a sweeper takes over. */
    static final Duration LEASE = Duration.ofSeconds(5);

    static final String EVENTS = "outbox";
    private static final String EVENT_IDS = "outbox.id";
    private static final String LEASED_UNTIL = "outboxLeasedUntil";

    private final MongoCollection<Document> documents;
    private final CloudEventsCodec codec;
    private final Clock clock;

    DocumentOutbox(MongoCollection<Document> documents, CloudEventsCodec codec, Clock clock) {
        this.documents = documents;
        this.codec = codec;
        this.clock = clock;
    }

    /** The fields that carry the first event of a new document; to be included in the insert. */
    public Document fieldsFor(DomainEvent event) {
        return new Document(EVENTS, List.of(document(event))).append(LEASED_UNTIL, leaseEnd());
    }

    /** The update that appends events; to be included in the update that makes the change. */
    public Bson append(DomainEvent... events) {
        var documents = Stream.of(events).map(this::document).toList();
        return combine(pushEach(EVENTS, documents), set(LEASED_UNTIL, leaseEnd()));
    }

    Optional<PendingDocument> find(UUID document) {
        return Optional.ofNullable(
                        documents.find(eq(document)).projection(include(EVENTS)).first())
                .map(PendingDocument::from);
    }

    /** Leases an unrelayed document to the caller: no two sweepers get the same one. */
    Optional<PendingDocument> claim() {
        return Optional.ofNullable(documents.findOneAndUpdate(
                        and(exists(EVENT_IDS), lte(LEASED_UNTIL, clock.instant())),
                        set(LEASED_UNTIL, leaseEnd()),
                        new FindOneAndUpdateOptions().projection(include(EVENTS))))
                .map(PendingDocument::from);
    }

    /** Removes a published event from its document, and with the last one the fields. */
    void remove(UUID document, UUID event) {
        var last = documents.updateOne(
                and(eq(document), size(EVENTS, 1), eq(EVENT_IDS, event)), combine(unset(EVENTS), unset(LEASED_UNTIL)));
        if (last.getMatchedCount() == 0) {
            documents.updateOne(eq(document), pull(EVENTS, eq("id", event)));
        }
    }

    /** The number of documents with events, counted in the sparse index. */
    long waiting() {
        return documents.countDocuments(exists(EVENT_IDS));
    }

    void ensureIndex() {
        documents.createIndex(Indexes.ascending(EVENT_IDS), new IndexOptions().sparse(true));
    }

    private Document document(DomainEvent event) {
        return PendingEvent.of(event, codec).toDocument();
    }

    private Instant leaseEnd() {
        return clock.instant().plus(LEASE);
    }
}
