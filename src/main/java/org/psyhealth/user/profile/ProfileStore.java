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

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.text.Lookalike;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.events.UserSuspended;
import org.psyhealth.user.outbox.DocumentOutbox;
import org.springframework.stereotype.Component;

/** The profiles in MongoDB. Each write is one update of one document and includes its event. */
@Component
class ProfileStore {

    private static final List<String> FIELDS =
            List.of("version", "details", "email", "memberSince", "role", "identity", "suspended");

    private static final String CONTACT_KEY = "contactKey";

    /** What the name of somebody of the staff looks like; empty for members. */
    private static final String STAFF_NAME = "staffNameForms";

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

    /** Stores a new profile; false if the person already has one. */
    boolean insert(Profile.Change registration) {
        var document = document(registration.profile())
                .append(CONTACT_KEY, keyOf(registration))
                .append(STAFF_NAME, staffNameOf(registration.profile()));
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
                                        set("details", document(profile.details())),
                                        set("email", profile.email()),
                                        set("suspended", nameOf(profile.suspended())),
                                        set("role", profile.role().name()),
                                        set(STAFF_NAME, staffNameOf(profile)),
                                        set(CONTACT_KEY, keyOf(change)),
                                        max(
                                                "identity.version",
                                                profile.identity().version()),
                                        max(
                                                "identity.statedAt",
                                                profile.identity().statedAt()),
                                        outbox.append(change.event())))
                        .getMatchedCount()
                == 1;
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
                .map(ProfileStore::profile)
                .into(new ArrayList<>());
    }

    /** Whether the name looks like that of a therapist or of somebody of the staff who is not suspended. */
    boolean isLikeNameOfStaff(String name) {
        return users.find(in(STAFF_NAME, Lookalike.formsOf(name)))
                        .projection(include("_id"))
                        .first()
                != null;
    }

    void ensureIndexes() {
        users.createIndex(Indexes.ascending(CONTACT_KEY));
        users.createIndex(Indexes.ascending(STAFF_NAME));
    }

    /** Up to {@code size} profiles whose address was published encrypted with another key. */
    List<Profile> withOtherKey(String key, int size) {
        return users.find(or(lt(CONTACT_KEY, key), gt(CONTACT_KEY, key)))
                .projection(include(FIELDS))
                .limit(size)
                .map(ProfileStore::profile)
                .into(new ArrayList<>());
    }

    /** Null if no address was published, so that an index over the key contains only profiles with an address. */
    private static @Nullable String keyOf(Profile.Change change) {
        var profile = change.profile();
        return profile.email() == null || profile.isSuspended() ? null : change.contactKey();
    }

    /** Empty for a member: an index over it then contains the staff under their names, and all others under none. */
    private static List<String> staffNameOf(Profile profile) {
        return profile.role() == UserRole.MEMBER || profile.isSuspended()
                ? List.of()
                : List.copyOf(Lookalike.formsOf(profile.details().displayName()));
    }

    private static @Nullable String nameOf(UserSuspended.@Nullable Reason reason) {
        return reason == null ? null : reason.name();
    }

    private static Document document(Profile profile) {
        return new Document("_id", profile.id())
                .append("version", profile.version())
                .append("details", document(profile.details()))
                .append("email", profile.email())
                .append("memberSince", profile.memberSince())
                .append("role", profile.role().name())
                .append("suspended", nameOf(profile.suspended()))
                .append(
                        "identity",
                        new Document("version", profile.identity().version())
                                .append("statedAt", profile.identity().statedAt()));
    }

    private static Document document(ProfileDetails details) {
        return new Document("displayName", details.displayName())
                .append("bio", details.bio())
                .append("locale", details.locale())
                .append("timeZone", details.timeZone());
    }

    private static Profile profile(Document stored) {
        var details = stored.get("details", Document.class);
        var identity = stored.get("identity", Document.class);
        var suspended = stored.getString("suspended");
        return new Profile(
                stored.get("_id", UUID.class),
                stored.getLong("version"),
                new ProfileDetails(
                        details.getString("displayName"),
                        details.getString("bio"),
                        details.getString("locale"),
                        details.getString("timeZone")),
                stored.getString("email"),
                stored.getDate("memberSince").toInstant(),
                UserRole.valueOf(stored.getString("role")),
                new IdentityMark(
                        identity.getLong("version"),
                        identity.getDate("statedAt").toInstant()),
                suspended == null ? null : UserSuspended.Reason.valueOf(suspended));
    }
}
