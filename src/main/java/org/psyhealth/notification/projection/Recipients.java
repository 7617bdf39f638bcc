package org.psyhealth.notification.projection;

import org.jspecify.annotations.Nullable;
import org.psyhealth.notification.email.EmailQueue;
import org.psyhealth.notification.inbox.InboxWriter;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.psyhealth.user.events.UserProfile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The recipients of notifications: the newest known state of every person. Each person is welcomed once. */
@Repository
class Recipients {

    private static final VersionedUpsert RECIPIENT = VersionedUpsert.into("notification.recipient", "id")
            .columns("display_name", "contact", "locale", "time_zone");

    private final JdbcClient jdbc;
    private final InboxWriter inbox;
    private final EmailQueue emails;

    Recipients(JdbcClient jdbc, InboxWriter inbox, EmailQueue emails) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.emails = emails;
    }

    /** @param contact the encrypted address; null for a person who has none or is suspended */
    @Transactional
    void upsert(EventMeta meta, UserProfile profile, @Nullable String contact) {
        var isNews = RECIPIENT
                        .prepare(jdbc, meta)
                        .param("id", meta.aggregateId())
                        .param("display_name", profile.displayName())
                        .param("contact", contact)
                        .param("locale", profile.locale())
                        .param("time_zone", profile.timeZone())
                        .update()
                > 0;
        if (isNews) {
            inbox.welcome(meta.aggregateId(), profile.memberSince());
            emails.welcome(meta.aggregateId(), profile.memberSince(), contact != null);
        }
    }
}
