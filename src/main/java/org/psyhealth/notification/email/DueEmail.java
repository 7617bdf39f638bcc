package org.psyhealth.notification.email;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.notification.kind.NotificationKind;

/**
 * An e-mail that this task has claimed, with the current data of its recipient.
 *
 * @param attempt the number of this attempt, from 1
 * @param contact the address to send it to, encrypted; null when the person no longer has one
 * @param outdated whether its cause is too long ago for it to be sent
 */
record DueEmail(
        UUID notificationId,
        UUID recipientId,
        NotificationKind kind,
        int attempt,
        String displayName,
        @Nullable String contact,
        Locale locale,
        boolean outdated) {

    static DueEmail of(ResultSet row, int number) throws SQLException {
        return new DueEmail(
                row.getObject("notification_id", UUID.class),
                row.getObject("recipient_id", UUID.class),
                NotificationKind.valueOf(row.getString("kind")),
                row.getInt("attempts"),
                row.getString("display_name"),
                row.getString("contact"),
                Locale.forLanguageTag(row.getString("locale")),
                row.getBoolean("outdated"));
    }
}
