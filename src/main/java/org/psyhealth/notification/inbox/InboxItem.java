package org.psyhealth.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.notification.kind.NotificationKind;

/**
 * A notification as its recipient sees it.
 *
 * @param kind what it tells of
 * @param text the text, in the recipient's language
 * @param target the resource that it links to
 * @param createdAt when it happened
 * @param readAt when the recipient read it; null until then
 */
record InboxItem(
        UUID id,
        NotificationKind kind,
        String text,
        NotificationTarget target,
        Instant createdAt,
        @Nullable Instant readAt) {

    /**
     * The resource that a notification links to.
     *
     * @param type {@code POST}, or {@code USER} for one's own profile
     * @param id the id of the post or the person
     */
    record NotificationTarget(NotificationKind.Target type, UUID id) {}
}
