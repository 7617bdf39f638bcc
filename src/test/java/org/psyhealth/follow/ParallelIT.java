package org.psyhealth.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.psyhealth.support.Concurrently;

/** Whatever many people do to each other at once, counts, follows and events agree in the end. */
class ParallelIT {

    private static final FollowModule FOLLOW = new FollowModule();

    @AfterAll
    static void stop() {
        FOLLOW.close();
    }

    @RepeatedTest(5)
    void fifty_at_once_keep_the_counts_exact() throws Exception {
        FOLLOW.module().events().clear();
        var people = IntStream.range(0, 5).mapToObj(number -> FOLLOW.member()).toList();
        FOLLOW.call(people.getFirst(), "PUT", "/settings", "{\"approval\":\"ASK\",\"listsVisible\":true}");

        Concurrently.run(50, thread -> {
            var random = new Random(thread);
            for (var step = 0; step < 8; step++) {
                act(people, random);
            }
        });

        assertThat(FOLLOW.module().rows("""
                        select c.* from follow.follow_count c
                        where c.followers <> (select count(*) from follow.follow f
                                where f.member_id = c.member_id and f.state = 'FOLLOWING')
                            or c.following <> (select count(*) from follow.follow f
                                where f.follower_id = c.member_id and f.state = 'FOLLOWING')""")).isEmpty();
        assertThat(FOLLOW.module().rows("""
                        select f.* from follow.follow f join follow.block b on b.until is null
                            and b.blocker_id = f.follower_id and b.member_id = f.member_id
                        where f.state <> 'ENDED'"""))
                .as("follows of somebody whom the follower blocks")
                .isEmpty();
        assertThat(FOLLOW.module().rows("""
                        select f.* from follow.follow f join follow.block b on b.until is null
                            and b.blocker_id = f.member_id and b.member_id = f.follower_id
                        where f.state = 'FOLLOWING'"""))
                .as("follows of somebody who blocks the follower")
                .isEmpty();
        versionsHaveNoGap();
    }

    private static void act(List<UUID> people, Random random) {
        var one = people.get(random.nextInt(people.size()));
        var other = people.get(random.nextInt(people.size()));
        switch (random.nextInt(8)) {
            case 0 -> FOLLOW.call(one, "PUT", "/blocks/" + other);
            case 1 -> FOLLOW.call(one, "DELETE", "/blocks/" + other);
            case 2 -> FOLLOW.call(one, "DELETE", "/" + other);
            case 3 ->
                FOLLOW.call(one, "GET", "/requests")
                        .body()
                        .path("items")
                        .forEach(request -> FOLLOW.call(
                                one, "POST", "/requests/" + request.path("id").asString() + "/acceptance"));
            default -> FOLLOW.call(one, "PUT", "/" + other);
        }
    }

    private static void versionsHaveNoGap() {
        var told = FOLLOW.module().events().all();
        assertThat(told).isNotEmpty();
        told.stream()
                .collect(Collectors.groupingBy(event -> event.meta().subject()))
                .forEach((subject, events) -> assertThat(events)
                        .as(subject)
                        .extracting(event -> event.meta().aggregateVersion())
                        .containsExactlyInAnyOrderElementsOf(
                                LongStream.rangeClosed(1, events.size()).boxed().toList()));
    }
}
