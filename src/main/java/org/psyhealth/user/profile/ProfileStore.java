package org.psyhealth.user.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.psyhealth.user.outbox.DocumentOutbox;
import org.springframework.stereotype.Component;

/** The profiles in MongoDB. Each write is one update of one document and carries its event along. */
@Component
class ProfileStore {

    private static final List<String> FIELDS = List.of("version", "details", "email", "memberSince");

    private final MongoCollection<Document> users;
    private final DocumentOutbox outbox;

    ProfileStore(MongoCollection<Document> users, DocumentOutbox outbox) {
        this.users = users;
        this.outbox = outbox;
    }

    Optional<Profile> find(UUID id) {
        return Optional.ofNullable(
                        users.find(eq(id)).projection(include(FIELDS)).first())
                .map(ProfileStore::profile);
    }

    /** Stores a new profile; false if the person has one already. */
    boolean insert(Profile.Change registration) {
        var document = document(registration.profile());
        document.putAll(outbox.fieldsFor(registration.event()));
        try {
            users.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Stores a changed profile; false if it is no longer the one that was changed. */
    boolean update(Profile.Change change) {
        var profile = change.profile();
        return users.updateOne(
                                and(eq(profile.id()), eq("version", profile.version() - 1)),
                                combine(
                                        set("version", profile.version()),
                                        set("details", document(profile.details())),
                                        outbox.append(change.event())))
                        .getMatchedCount()
                == 1;
    }

    private static Document document(Profile profile) {
        return new Document("_id", profile.id())
                .append("version", profile.version())
                .append("details", document(profile.details()))
                .append("email", profile.email())
                .append("memberSince", profile.memberSince());
    }

    private static Document document(ProfileDetails details) {
        return new Document("displayName", details.displayName())
                .append("bio", details.bio())
                .append("locale", details.locale())
                .append("timeZone", details.timeZone());
    }

    private static Profile profile(Document stored) {
        var details = stored.get("details", Document.class);
        return new Profile(
                stored.get("_id", UUID.class),
                stored.getLong("version"),
                new ProfileDetails(
                        details.getString("displayName"),
                        details.getString("bio"),
                        details.getString("locale"),
                        details.getString("timeZone")),
                stored.getString("email"),
                stored.getDate("memberSince").toInstant());
    }
}
