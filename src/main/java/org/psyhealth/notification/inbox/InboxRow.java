package org.psyhealth.notification.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.notification.inbox.InboxItem.NotificationTarget;
import org.psyhealth.notification.kind.NotificationKind;
import org.psyhealth.notification.kind.Texts;
import org.psyhealth.topic.events.TopicText;

/** A notification joined with the projections, which may lag: an event that carries a name may not have arrived yet. */
record InboxRow(
        UUID id,
        UUID recipientId,
        NotificationKind kind,
        @Nullable UUID postId,
        Instant createdAt,
        @Nullable Instant readAt,
        Locale locale,
        @Nullable String actor,
        @Nullable String title,
        @Nullable String topic) {

    static InboxRow of(ResultSet row, int number) throws SQLException {
        var readAt = row.getObject("read_at", OffsetDateTime.class);
        var stated = row.getString("locale");
        var locale = stated == null ? Locale.ENGLISH : Locale.forLanguageTag(stated);
        var topic = row.getString("title_en");
        return new InboxRow(
                row.getObject("id", UUID.class),
                row.getObject("recipient_id", UUID.class),
                NotificationKind.valueOf(row.getString("kind")),
                row.getObject("post_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                readAt == null ? null : readAt.toInstant(),
                locale,
                row.getString("actor"),
                row.getString("title"),
                topic == null ? null : new TopicText(topic, row.getString("title_vi")).in(locale));
    }

    InboxItem toItem(Texts texts) {
        var target = switch (kind.target()) {
            case POST -> Objects.requireNonNull(postId, "a notification of a post");
            case USER -> recipientId;
        };
        return new InboxItem(
                id,
                kind,
                texts.sentence(kind, locale, actor, title, topic),
                new NotificationTarget(kind.target(), target),
                createdAt,
                readAt);
    }
}
