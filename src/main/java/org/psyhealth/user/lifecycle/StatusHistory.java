package org.psyhealth.user.lifecycle;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * What happened to people's status; part of their documents, so that an entry is written with the change it tells of.
 */
@Component
public class StatusHistory {

    private final MongoCollection<Document> users;

    StatusHistory(MongoCollection<Document> users) {
        this.users = users;
    }

    /** All entries of a person, the newest first; empty if there is no such person. */
    public Optional<List<StatusEntry>> of(UUID person) {
        return Optional.ofNullable(users.find(eq(person))
                        .projection(include(LifecycleDocuments.HISTORY))
                        .first())
                .map(stored -> stored.getList(LifecycleDocuments.HISTORY, Document.class, List.of()).reversed().stream()
                        .map(LifecycleDocuments::entry)
                        .toList());
    }
}
