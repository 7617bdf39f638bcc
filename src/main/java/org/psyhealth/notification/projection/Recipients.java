package org.psyhealth.notification.projection;

import org.jspecify.annotations.Nullable;
import org.psyhealth.notification.email.EmailQueue;
import org.psyhealth.notification.inbox.InboxWriter;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserSuspended;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the newest known state of every person, and welcomes each of them once. */
@Service
@Transactional
class Recipients {

    private final JdbcClient jdbc;
    private final InboxWriter notifications;
    private final EmailQueue emails;

    Recipients(JdbcClient jdbc, InboxWriter notifications, EmailQueue emails) {
        this.jdbc = jdbc;
        this.notifications = notifications;
        this.emails = emails;
    }

    /**
     * Whether to write an e-mail depends on the registration alone, never on what is known by now: so it does not
     * matter which of two events arrives first. The address it goes to is the one known when it is sent.
     */
    void welcome(UserRegistered event) {
        store(event.meta(), event.displayName(), event.contact(), event.locale(), event.timeZone());
        var notification = notifications.welcome(event.userId(), event.meta().time());
        if (event.contact() != null) {
            notification.ifPresent(emails::add);
        }
    }

    void update(UserProfileChanged event) {
        store(event.meta(), event.displayName(), event.contact(), event.locale(), event.timeZone());
    }

    /** Nobody writes to a suspended person: what is waiting finds no address any more. */
    void update(UserSuspended event) {
        store(event.meta(), event.displayName(), null, event.locale(), event.timeZone());
    }

    void update(UserReinstated event) {
        store(event.meta(), event.displayName(), event.contact(), event.locale(), event.timeZone());
    }

    private void store(EventMeta meta, String displayName, @Nullable String contact, String locale, String timeZone) {
        jdbc.sql("""
                insert into notification.recipient as r (id, display_name, contact, locale, time_zone, version)
                values (:id, :displayName, :contact, :locale, :timeZone, :version)
                on conflict (id) do update set
                    display_name = excluded.display_name,
                    contact = excluded.contact,
                    locale = excluded.locale,
                    time_zone = excluded.time_zone,
                    version = excluded.version
                where r.version < excluded.version""")
                .param("id", meta.aggregateId())
                .param("displayName", displayName)
                .param("contact", contact)
                .param("locale", locale)
                .param("timeZone", timeZone)
                .param("version", meta.aggregateVersion())
                .update();
    }
}
