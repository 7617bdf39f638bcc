package org.psyhealth.post.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.support.Deliveries;
import org.psyhealth.support.ModuleDatabase;
import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRegistered;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorIT {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final ModuleDatabase database = ModuleDatabase.of("post");
    private final UserEventListener listener = new UserEventListener(new Authors(database.jdbc()));

    @AfterAll
    void close() {
        database.close();
    }

    static Stream<Long> seeds() {
        return new Random().longs(30).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ends_in_the_same_state_whatever_the_order(long seed) {
        var random = new Random(seed);
        var clean = stream(random);
        clear();
        clean.forEach(listener::on);
        var expected = state();

        clear();
        Deliveries.shuffledAndRepeated(clean, random).forEach(listener::on);

        assertThat(state()).as("seed %d", seed).isEqualTo(expected).hasSize(8);
    }

    private static List<UserEvent> stream(Random random) {
        var events = new ArrayList<UserEvent>();
        for (int user = 0; user < 8; user++) {
            var id = UUID.randomUUID();
            events.add(new UserRegistered(EventMeta.of(id, 0, NOW), "First " + user, null, "en", "UTC"));
            var changes = random.nextInt(5);
            for (int version = 1; version <= changes; version++) {
                events.add(new UserProfileChanged(
                        EventMeta.of(id, version, NOW), "Name " + user + " " + version, null, "vi", "UTC"));
            }
        }
        return events;
    }

    private void clear() {
        database.jdbc().sql("truncate post.author").update();
    }

    private List<String> state() {
        return database.jdbc()
                .sql("select concat_ws(' ', id, version, display_name) from post.author order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
