package org.psyhealth.user.lifecycle;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.psyhealth.user.events.UserSuspended;

/** The states of people as they are stored in MongoDB, as fields of the profile's document. */
public final class LifecycleDocuments {

    /** What a state is read from. */
    public static final List<String> FIELDS = List.of("suspended", "suspension", "deactivatedAt", "erasedAt");

    /** When a suspension ends by itself. */
    public static final String UNTIL = "suspension.until";

    static final String HISTORY = "statusHistory";

    private LifecycleDocuments() {}

    /** The update that stores a state. */
    public static Bson update(Lifecycle state) {
        var account = state.account();
        return combine(
                set("suspended", account == null ? null : account.name()),
                set("suspension", document(state.suspension())),
                set("deactivatedAt", state.deactivatedAt()),
                set("erasedAt", state.erasedAt()));
    }

    /** The update that adds an entry to the history; to be included in the update that makes the change. */
    public static Bson append(StatusEntry entry) {
        return push(HISTORY, document(entry));
    }

    /** The state of a stored document. */
    public static Lifecycle read(Document stored) {
        var account = stored.getString("suspended");
        var suspension = stored.get("suspension", Document.class);
        return new Lifecycle(
                account == null ? null : UserSuspended.Reason.valueOf(account),
                suspension == null ? null : suspension(suspension),
                instant(stored.getDate("deactivatedAt")),
                instant(stored.getDate("erasedAt")));
    }

    static StatusEntry entry(Document stored) {
        var reason = stored.getString("reason");
        return new StatusEntry(
                stored.getLong("version"),
                stored.getDate("at").toInstant(),
                StatusAction.valueOf(stored.getString("action")),
                reason == null ? null : SuspensionReason.valueOf(reason),
                stored.getString("note"),
                instant(stored.getDate("until")),
                stored.get("by", UUID.class));
    }

    private static Document document(StatusEntry entry) {
        var reason = entry.reason();
        return new Document("version", entry.version())
                .append("at", entry.at())
                .append("action", entry.action().name())
                .append("reason", reason == null ? null : reason.name())
                .append("note", entry.note())
                .append("until", entry.until())
                .append("by", entry.by());
    }

    private static @Nullable Document document(@Nullable Suspension suspension) {
        return suspension == null
                ? null
                : new Document("reason", suspension.reason().name())
                        .append("note", suspension.note())
                        .append("until", suspension.until())
                        .append("since", suspension.since())
                        .append("by", suspension.by())
                        .append("ofStaff", suspension.ofStaff());
    }

    private static Suspension suspension(Document stored) {
        return new Suspension(
                SuspensionReason.valueOf(stored.getString("reason")),
                stored.getString("note"),
                instant(stored.getDate("until")),
                stored.getDate("since").toInstant(),
                stored.get("by", UUID.class),
                stored.getBoolean("ofStaff"));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
