package org.psyhealth.acceptance.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A notification as its recipient sees it.
 *
 * @param readAt null until it was read
 */
record ObservedNotification(
        UUID id,
        Key key,
        String text,
        Instant createdAt,
        @Nullable Instant readAt) {

    static final String WELCOME = "welcome";
    static final String NEW_POST = "new-post";
    static final String REACTION = "reaction";

    /**
     * The content of the notification; each key must be unique in an inbox.
     *
     * @param target the post; one's own profile for a welcome
     * @param actor who reacted; null if the sentence contains no name, and for other kinds
     */
    record Key(String kind, UUID target, @Nullable Identity actor) {

        boolean isComplete() {
            return !kind.equals(REACTION) || actor != null;
        }
    }

    static ObservedNotification of(JsonNode item, List<Identity> people) {
        var text = item.path("text").asString();
        var kind = item.path("kind").asString().toLowerCase(Locale.ROOT).replace('_', '-');
        var actor = people.stream()
                .filter(person -> kind.equals(REACTION) && text.contains(person.name()))
                .findFirst()
                .orElse(null);
        return new ObservedNotification(
                UUID.fromString(item.path("id").asString()),
                new Key(kind, UUID.fromString(item.path("target").path("id").asString()), actor),
                text,
                Instant.parse(item.path("createdAt").asString()),
                item.path("readAt").isNull() || item.path("readAt").isMissingNode()
                        ? null
                        : Instant.parse(item.path("readAt").asString()));
    }
}
