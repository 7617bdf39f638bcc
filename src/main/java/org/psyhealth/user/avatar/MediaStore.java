package org.psyhealth.user.avatar;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaDeleted;
import org.psyhealth.media.events.MediaEvent;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.MediaReady;
import org.psyhealth.media.events.MediaRefused;
import org.psyhealth.user.events.Avatar;
import org.psyhealth.user.events.AvatarVariant;
import org.springframework.stereotype.Component;

/** The newest state of every file, in MongoDB, guarded by its version; the end of one stays as a tombstone. */
@Component
public class MediaStore {

    private static final String VERSION = "version";

    private final MongoCollection<Document> media;

    MediaStore(MongoDatabase database) {
        this.media = database.getCollection("media");
    }

    /** Keeps what an event tells. A repeated one, or one that arrives after a newer one, adds only what was before. */
    public void keep(MediaEvent event) {
        switch (event) {
            case MediaReady ready ->
                keep(
                        ready,
                        combine(whose(ready.ownerId(), ready.purpose()), min("readyAt", timeOf(ready))),
                        state("READY", avatarOf(ready), null));
            case MediaRefused refused ->
                keep(
                        refused,
                        combine(
                                whose(refused.ownerId(), refused.purpose()),
                                set("reason", refused.reason().name())),
                        state("REFUSED", null, null));
            case MediaDeleted deleted -> keep(deleted, null, state("DELETED", null, timeOf(deleted)));
        }
    }

    /** What is known of files; nothing of one that is left out. */
    public Map<UUID, KnownMedia> find(Collection<UUID> ids) {
        var found = new HashMap<UUID, KnownMedia>();
        if (!ids.isEmpty()) {
            media.find(in("_id", ids)).forEach(stored -> found.put(stored.get("_id", UUID.class), known(stored)));
        }
        return found;
    }

    /**
     * In one update, so that nobody sees half of it.
     *
     * @param lasting what stays when newer events arrive; null if nothing does
     * @param state what is true until then
     */
    private void keep(MediaEvent event, @Nullable Bson lasting, Bson state) {
        var version = event.meta().aggregateVersion();
        var newest = combine(set(VERSION, version), state);
        var update = lasting == null ? newest : combine(lasting, newest);
        if (!upsertTwice(event.mediaId(), version, update) && lasting != null) {
            media.updateOne(eq(event.mediaId()), lasting);
        }
    }

    /** False if what is stored is not older. The first try fails also if it was inserted concurrently. */
    private boolean upsertTwice(UUID id, long version, Bson update) {
        var stored = upsert(id, version, update);
        return stored || upsert(id, version, update);
    }

    private boolean upsert(UUID id, long version, Bson update) {
        try {
            media.updateOne(and(eq(id), lt(VERSION, version)), update, new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static Bson state(String name, @Nullable Avatar avatar, @Nullable Instant deletedAt) {
        return combine(set("state", name), set("avatar", AvatarDocuments.of(avatar)), set("deletedAt", deletedAt));
    }

    private static Bson whose(UUID owner, MediaPurpose purpose) {
        return combine(set("owner", owner), set("purpose", purpose.name()));
    }

    /** Of a file for something else no key is kept. */
    private static @Nullable Avatar avatarOf(MediaReady ready) {
        if (ready.purpose() != MediaPurpose.AVATAR) {
            return null;
        }
        var variants = ready.variants().stream()
                .map(variant -> new AvatarVariant(
                        variant.key(),
                        variant.contentType(),
                        Objects.requireNonNull(variant.width()),
                        Objects.requireNonNull(variant.height())))
                .toList();
        return new Avatar(ready.mediaId(), variants, ready.blurhash());
    }

    /** In milliseconds, as MongoDB stores it. */
    private static Instant timeOf(MediaEvent event) {
        return event.meta().time().truncatedTo(ChronoUnit.MILLIS);
    }

    private static KnownMedia known(Document stored) {
        var purpose = stored.getString("purpose");
        return new KnownMedia(
                stored.get("owner", UUID.class),
                purpose == null ? null : MediaPurpose.valueOf(purpose),
                instant(stored, "readyAt"),
                AvatarDocuments.reason(stored),
                AvatarDocuments.avatar(stored.get("avatar", Document.class)),
                instant(stored, "deletedAt"));
    }

    private static @Nullable Instant instant(Document stored, String field) {
        var time = stored.getDate(field);
        return time == null ? null : time.toInstant();
    }
}
