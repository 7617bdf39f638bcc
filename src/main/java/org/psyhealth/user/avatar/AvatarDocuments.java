package org.psyhealth.user.avatar;

import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.user.events.Avatar;
import org.psyhealth.user.events.AvatarVariant;

/** Pictures as they are stored in MongoDB. */
public final class AvatarDocuments {

    private AvatarDocuments() {}

    /** The choices, as an array in the document of a profile. */
    public static List<Document> of(AvatarChoices choices) {
        return choices.choices().stream()
                .map(choice -> new Document("mediaId", choice.mediaId())
                        .append("since", choice.since())
                        .append("standing", choice.standing().name())
                        .append(
                                "reason",
                                choice.reason() == null ? null : choice.reason().name())
                        .append("avatar", of(choice.avatar())))
                .toList();
    }

    /** The choices in an array. */
    public static AvatarChoices choices(List<Document> stored) {
        return new AvatarChoices(stored.stream().map(AvatarDocuments::choice).toList());
    }

    static @Nullable Document of(@Nullable Avatar avatar) {
        return avatar == null
                ? null
                : new Document("mediaId", avatar.mediaId())
                        .append("blurhash", avatar.blurhash())
                        .append(
                                "variants",
                                avatar.variants().stream()
                                        .map(AvatarDocuments::of)
                                        .toList());
    }

    static @Nullable Avatar avatar(@Nullable Document stored) {
        return stored == null
                ? null
                : new Avatar(
                        stored.get("mediaId", UUID.class),
                        stored.getList("variants", Document.class).stream()
                                .map(AvatarDocuments::variant)
                                .toList(),
                        stored.getString("blurhash"));
    }

    static @Nullable RefusalReason reason(Document stored) {
        var reason = stored.getString("reason");
        return reason == null ? null : RefusalReason.valueOf(reason);
    }

    private static AvatarChoice choice(Document stored) {
        return new AvatarChoice(
                stored.get("mediaId", UUID.class),
                stored.getDate("since").toInstant(),
                Standing.valueOf(stored.getString("standing")),
                reason(stored),
                avatar(stored.get("avatar", Document.class)));
    }

    private static Document of(AvatarVariant variant) {
        return new Document("key", variant.key())
                .append("contentType", variant.contentType())
                .append("width", variant.width())
                .append("height", variant.height());
    }

    private static AvatarVariant variant(Document stored) {
        return new AvatarVariant(
                stored.getString("key"),
                stored.getString("contentType"),
                stored.getInteger("width"),
                stored.getInteger("height"));
    }
}
