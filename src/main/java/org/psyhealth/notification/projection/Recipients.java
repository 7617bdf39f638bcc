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
        if (store(meta, profile.displayName(), contact, profile.locale(), profile.timeZone())) {
            inbox.welcome(meta.aggregateId(), profile.memberSince());
            emails.welcome(meta.aggregateId(), profile.memberSince(), contact != null);
        }
    }

    /** Somebody who has left for a while has no name and gets no letter. */
    @Transactional
    void leave(EventMeta meta, UserProfile profile) {
        if (store(meta, null, null, profile.locale(), profile.timeZone())) {
            inbox.welcome(meta.aggregateId(), profile.memberSince());
            emails.withhold(meta.aggregateId());
        }
    }

    /** Of somebody who is erased nothing is kept but that it is so. */
    @Transactional
    void erase(EventMeta meta) {
        if (store(meta, null, null, "en", "UTC")) {
            inbox.forgetWelcome(meta.aggregateId());
        }
    }

    private boolean store(
            EventMeta meta, @Nullable String name, @Nullable String contact, String locale, String timeZone) {
        return RECIPIENT
                        .prepare(jdbc, meta)
                        .param("id", meta.aggregateId())
                        .param("display_name", name)
                        .param("contact", contact)
                        .param("locale", locale)
                        .param("time_zone", timeZone)
                        .update()
                > 0;
    }
}
