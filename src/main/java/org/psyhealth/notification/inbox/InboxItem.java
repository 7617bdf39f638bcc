package org.psyhealth.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.notification.kind.NotificationKind;

/**
 * A notification as its recipient sees it.
 *
 * @param text the text, in the recipient's language
 * @param target the resource that it links to
 * @param createdAt when it happened
 * @param readAt when the recipient read it; null until then
 */
record InboxItem(
        UUID id,
        NotificationKind kind,
        String text,
        Target target,
        Instant createdAt,
        @Nullable Instant readAt) {

    /**
     * The resource that a notification links to.
     *
     * @param type {@code POST}, or {@code USER} for one's own profile
     */
    record Target(NotificationKind.Target type, UUID id) {}
}
