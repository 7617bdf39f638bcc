package org.psyhealth.notification.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.user.events.UserDeactivated;
import org.psyhealth.user.events.UserErased;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.events.UserReactivated;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserRole;

/** Who has left is not written to, and has no name in the inboxes of others. */
class RecipientsIT {

    private static final ModuleContext MODULE = ModuleContext.of("notification");

    private final UUID person = UUID.randomUUID();
    private final Instant now = MODULE.clock().instant();
    private final UserProfile profile =
            new UserProfile("An", UserRole.MEMBER, "vi", "UTC", now.minus(Duration.ofMinutes(1)), null, List.of());

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void who_leaves_gets_no_letter_and_who_comes_back_does() {
        MODULE.listeners().on(new UserRegistered(meta(0), profile, "v1.local.x"));
        assertThat(letters()).isEqualTo(1);

        MODULE.listeners().on(new UserDeactivated(meta(1), profile));
        assertThat(letters()).isZero();
        assertThat(name()).isNull();

        MODULE.listeners().on(new UserReactivated(meta(2), profile, "v1.local.x"));
        assertThat(letters()).isEqualTo(1);
        assertThat(name()).isEqualTo("An");
    }

    @Test
    void nothing_is_kept_of_who_is_erased() {
        MODULE.listeners().on(new UserRegistered(meta(0), profile, "v1.local.x"));
        MODULE.listeners().on(new UserErased(meta(1)));
        MODULE.listeners().on(new UserReactivated(meta(0), profile, "v1.local.x"));

        assertThat(letters()).isZero();
        assertThat(MODULE.rows("select display_name, contact from notification.recipient where id = '" + person + "'"))
                .containsExactly("{display_name=null, contact=null}");
    }

    private int letters() {
        return MODULE.jdbc()
                .sql("""
                        select count(*) from notification.email e join notification.inbox i on i.id = e.notification_id
                        where i.recipient_id = :person""")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    private @Nullable String name() {
        return MODULE.jdbc()
                .sql("select display_name from notification.recipient where id = :person")
                .param("person", person)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private EventMeta meta(long version) {
        return EventMeta.of(person, version, now);
    }
}
