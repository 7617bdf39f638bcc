package org.psyhealth.notification.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.support.EventStreams;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserRegistered;

class UserEventListenerIT {

    private static final ModuleContext MODULE = ModuleContext.of("notification");

    private final UserEventListener listener = MODULE.get(UserEventListener.class);

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @BeforeEach
    void empty() {
        MODULE.empty("notification.recipient", "notification.inbox");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#seeds")
    void a_shuffled_and_duplicated_stream_ends_like_the_clean_one(long seed) {
        var streams = new EventStreams(seed);
        var clean = streams.userEvents();
        clean.forEach(listener::on);
        var expected = state();
        empty();

        streams.disturbed(clean).forEach(listener::on);

        assertThat(state()).as("seed %s", seed).isEqualTo(expected);
        assertThat(queuedEmails()).isEqualTo(registrationsWithAddress(clean));
    }

    private static List<List<String>> state() {
        return List.of(MODULE.rows("select * from notification.recipient order by id"), MODULE.rows("""
                select n.recipient_id, n.dedup_key, n.kind, n.created_at, n.read_at, n.version,
                    e.status, e.attempts, e.due_at
                from notification.inbox n
                left join notification.email e on e.notification_id = n.id
                order by n.recipient_id, n.dedup_key"""));
    }

    private static long queuedEmails() {
        return MODULE.jdbc()
                .sql("select count(*) from notification.email")
                .query(Long.class)
                .single();
    }

    private static long registrationsWithAddress(List<UserEvent> events) {
        return events.stream()
                .filter(event -> event instanceof UserRegistered registered && registered.contact() != null)
                .count();
    }
}
