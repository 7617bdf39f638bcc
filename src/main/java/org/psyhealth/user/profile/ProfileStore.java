package org.psyhealth.user.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static org.psyhealth.user.profile.ProfileDocuments.AVATARS;
import static org.psyhealth.user.profile.ProfileDocuments.CONTACT_KEY;
import static org.psyhealth.user.profile.ProfileDocuments.FIELDS;
import static org.psyhealth.user.profile.ProfileDocuments.STAFF_NAME;
import static org.psyhealth.user.profile.ProfileDocuments.WAITING_SINCE;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.text.Lookalike;
import org.psyhealth.user.avatar.AvatarDocuments;
import org.psyhealth.user.lifecycle.AccountCommands;
import org.psyhealth.user.lifecycle.LifecycleDocuments;
import org.psyhealth.user.outbox.DocumentOutbox;
import org.springframework.stereotype.Component;

/** The profiles in MongoDB. Each write is one update of one document and includes its event. */
@Component
class ProfileStore {

    private final MongoCollection<Document> users;
    private final DocumentOutbox outbox;

    ProfileStore(MongoCollection<Document> users, DocumentOutbox outbox) {
        this.users = users;
        this.outbox = outbox;
    }

    Optional<Profile> find(UUID id) {
        return Optional.ofNullable(
                        users.find(eq(id)).projection(include(FIELDS)).first())
                .map(ProfileDocuments::profile);
    }

    /** Stores a new profile; false if the person already has one. */
    boolean insert(Profile.Change registration) {
        var document = ProfileDocuments.of(registration);
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

    /**
     * Stores a changed profile; false if it, or the statement of the identity provider that was applied last, was
     * changed concurrently: an older address must not replace a newer one.
     */
    boolean update(Profile.Change change) {
        var profile = change.profile();
        return users.updateOne(
                                and(
                                        eq(profile.id()),
                                        eq("version", profile.version() - 1),
                                        lte(
                                                "identity.version",
                                                profile.identity().version())),
                                combine(
                                        set("version", profile.version()),
                                        set("details", ProfileDocuments.of(profile.details())),
                                        set("email", profile.email()),
                                        LifecycleDocuments.update(profile.lifecycle()),
                                        set("role", profile.role().name()),
                                        set(AVATARS, AvatarDocuments.of(profile.avatars())),
                                        set(WAITING_SINCE, profile.avatars().waitingSince()),
                                        set(STAFF_NAME, ProfileDocuments.staffNameOf(profile)),
                                        set(CONTACT_KEY, ProfileDocuments.keyOf(change)),
                                        max(
                                                "identity.version",
                                                profile.identity().version()),
                                        max(
                                                "identity.statedAt",
                                                profile.identity().statedAt()),
                                        told(change)))
                        .getMatchedCount()
                == 1;
    }

    /** The events of a change and, if it is one of the status, its entry and what the identity provider has to do. */
    private Bson told(Profile.Change change) {
        var entry = change.entry();
        var access = change.access();
        if (entry == null || access == null) {
            return outbox.append(change.event());
        }
        var told = combine(outbox.append(change.event(), access), LifecycleDocuments.append(entry));
        var profile = change.profile();
        return entry.action().concernsAccount()
                ? combine(
                        told,
                        AccountCommands.give(
                                profile.version(), profile.lifecycle().target()))
                : told;
    }

    /** Records that a statement of the identity provider has been applied, so that no older one is applied later. */
    void mark(UUID id, IdentityMark mark) {
        users.updateOne(
                eq(id), combine(max("identity.version", mark.version()), max("identity.statedAt", mark.statedAt())));
    }

    /** The profiles in the order of their ids, after the given one. */
    List<Profile> page(@Nullable UUID after, int size) {
        return users.find(after == null ? Filters.empty() : gt("_id", after))
                .projection(include(FIELDS))
                .sort(Sorts.ascending("_id"))
                .limit(size)
                .map(ProfileDocuments::profile)
                .into(new ArrayList<>());
    }

    /** Whether the name looks like that of a therapist or of somebody of the staff who is not suspended. */
    boolean isLikeNameOfStaff(String name) {
        return users.find(in(STAFF_NAME, Lookalike.formsOf(name)))
                        .projection(include("_id"))
                        .first()
                != null;
    }

    /** The profiles with a picture among those that the person chose. */
    List<Profile> withChoice(UUID mediaId) {
        return users.find(eq(AVATARS + ".mediaId", mediaId))
                .projection(include(FIELDS))
                .map(ProfileDocuments::profile)
                .into(new ArrayList<>());
    }

    /** Hands over each profile that waits for a picture. */
    void forEachWaiting(Consumer<Profile> action) {
        users.find(gt(WAITING_SINCE, Instant.EPOCH))
                .projection(include(FIELDS))
                .map(ProfileDocuments::profile)
                .forEach(action);
    }

    /** Up to {@code size} profiles with a suspension that has ended by itself. */
    List<Profile> withEndedSuspension(Instant now, int size) {
        return users.find(lte(LifecycleDocuments.UNTIL, now))
                .projection(include(FIELDS))
                .limit(size)
                .map(ProfileDocuments::profile)
                .into(new ArrayList<>());
    }

    void ensureIndexes() {
        users.createIndex(Indexes.ascending(LifecycleDocuments.UNTIL), new IndexOptions().sparse(true));
        users.createIndex(Indexes.ascending(CONTACT_KEY));
        users.createIndex(Indexes.ascending(STAFF_NAME));
        users.createIndex(Indexes.ascending(AVATARS + ".mediaId"));
        users.createIndex(Indexes.ascending(WAITING_SINCE));
    }

    /** Up to {@code size} profiles whose address was published encrypted with another key. */
    List<Profile> withOtherKey(String key, int size) {
        return users.find(or(lt(CONTACT_KEY, key), gt(CONTACT_KEY, key)))
                .projection(include(FIELDS))
                .limit(size)
                .map(ProfileDocuments::profile)
                .into(new ArrayList<>());
    }
}
