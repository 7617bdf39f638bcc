package org.psyhealth.user.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.follow.events.FollowEvent;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.Deliveries;
import org.psyhealth.support.EventStreams;
import org.psyhealth.support.ModuleContext;

/** Who blocks whom depends on the newest records alone. */
class BlocksIT {

    private static final ModuleContext MODULE = ModuleContext.of("user");

    private final Blocks blocks = MODULE.get(Blocks.class);

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#fewSeeds")
    void disturbed_streams_end_like_the_clean_ones(long seed) {
        List<DomainEvent> clean = new EventStreams(seed)
                .all().stream().filter(FollowEvent.class::isInstance).toList();
        var expected = stateAfter(clean);

        assertThat(stateAfter(Deliveries.shuffledAndRepeated(clean, new Random(seed))))
                .isEqualTo(expected);
    }

    @Test
    void the_newest_of_records_at_once_remains() throws Exception {
        var blocker = UUID.randomUUID();
        var member = UUID.randomUUID();

        Concurrently.run(
                8,
                thread -> blocks.upsert(
                        EventMeta.ofRelation(thread, MODULE.clock().instant(), blocker, member, "block"),
                        blocker,
                        member,
                        thread == 7));

        assertThat(blocks.hide(blocker, member(member))).isTrue();
        assertThat(blocks.hide(member, member(blocker))).isTrue();
        assertThat(blocks.hide(member, member(UUID.randomUUID()))).isFalse();
        assertThat(blocks.hide(blocker, new Caller(member, Set.of(Role.MODERATOR))))
                .isFalse();
    }

    private static Caller member(UUID id) {
        return new Caller(id, Set.of(Role.MEMBER));
    }

    private static List<Document> stateAfter(List<DomainEvent> events) {
        var stored = MODULE.get(MongoDatabase.class).getCollection("blocks");
        stored.drop();
        events.forEach(MODULE.listeners()::on);
        return stored.find().sort(new Document("_id", 1)).into(new ArrayList<>());
    }
}
