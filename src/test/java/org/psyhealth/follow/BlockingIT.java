package org.psyhealth.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.follow.FollowModule.Answer;
import org.psyhealth.follow.events.MemberBlocked;
import org.psyhealth.follow.events.MemberMuted;
import org.psyhealth.follow.events.MemberUnblocked;
import org.psyhealth.follow.events.Period;
import tools.jackson.databind.node.ObjectNode;

/** Blocks and mutes, and what the blocked one can see of them: nothing. */
class BlockingIT {

    private static final FollowModule FOLLOW = new FollowModule();

    private UUID an = UUID.randomUUID();
    private UUID binh = UUID.randomUUID();

    @AfterAll
    static void stop() {
        FOLLOW.close();
    }

    @BeforeEach
    void two_people() {
        an = FOLLOW.member();
        binh = FOLLOW.member();
        FOLLOW.module().events().clear();
    }

    @Test
    void a_block_ends_follows_and_requests_of_both() {
        FOLLOW.call(an, "PUT", "/" + binh);
        FOLLOW.call(an, "PUT", "/settings", "{\"approval\":\"ASK\",\"listsVisible\":true}");
        FOLLOW.call(binh, "PUT", "/" + an);

        assertThat(FOLLOW.call(binh, "PUT", "/blocks/" + an).status()).isEqualTo(204);
        assertThat(FOLLOW.call(binh, "PUT", "/blocks/" + an).status()).isEqualTo(204);

        assertThat(state(an, binh)).isEqualTo("NONE");
        assertThat(state(binh, an)).isEqualTo("NONE");
        assertThat(FOLLOW.call(an, "GET", "/requests").ids()).isEmpty();
        assertThat(FOLLOW.call(binh, "GET", "/blocks").ids()).containsExactly(an);
        assertThat(FOLLOW.call(binh, "GET", "/counts").body().toString())
                .isEqualTo("{\"followers\":0,\"following\":0}");
        assertThat(told())
                .containsExactly(
                        "MemberFollowed " + an + "/" + binh + "/follow",
                        "FollowRequested " + binh + "/" + an + "/follow",
                        "MemberUnfollowed " + binh + "/" + an + "/follow",
                        "MemberUnfollowed " + an + "/" + binh + "/follow",
                        "MemberBlocked " + binh + "/" + an + "/block");
    }

    /**
     * Whatever the blocked one asks is answered as by somebody who asks first and never answers, and hides the lists.
     */
    @Test
    void the_blocked_one_is_answered_as_by_somebody_who_never_accepts() {
        var silent = FOLLOW.member();
        FOLLOW.call(silent, "PUT", "/settings", "{\"approval\":\"ASK\",\"listsVisible\":false}");
        FOLLOW.call(binh, "PUT", "/blocks/" + an);

        for (var request : List.of(
                "PUT /%s",
                "PUT /%s",
                "GET /%s",
                "GET /followers?member=%s",
                "GET /following?member=%s",
                "GET /counts?member=%s",
                "DELETE /followers/%s",
                "DELETE /%s",
                "GET /%s")) {
            assertThat(answer(binh, request)).as(request).isEqualTo(answer(silent, request));
        }
        FOLLOW.call(an, "PUT", "/" + binh);
        FOLLOW.call(an, "PUT", "/" + silent);
        assertThat(FOLLOW.call(an, "GET", "/requests/outgoing").ids()).containsExactly(silent, binh);
    }

    @Test
    void a_request_of_a_blocked_person_is_not_shown_and_cannot_be_accepted_until_the_block_ends() {
        FOLLOW.call(binh, "PUT", "/blocks/" + an);
        FOLLOW.call(an, "PUT", "/" + binh);
        var request = FOLLOW.call(an, "GET", "/requests/outgoing")
                .body()
                .at("/items/0/id")
                .asString();
        assertThat(FOLLOW.call(binh, "GET", "/requests").ids()).isEmpty();
        assertThat(FOLLOW.call(binh, "POST", "/requests/" + request + "/acceptance")
                        .status())
                .isEqualTo(404);
        assertThat(FOLLOW.call(binh, "DELETE", "/requests/" + request).status()).isEqualTo(404);

        FOLLOW.call(binh, "DELETE", "/blocks/" + an);

        assertThat(FOLLOW.call(binh, "GET", "/requests").ids()).containsExactly(an);
    }

    @Test
    void whoever_blocks_ends_the_block_before_following() {
        FOLLOW.call(an, "PUT", "/blocks/" + binh);
        assertThat(FOLLOW.call(an, "PUT", "/" + binh).status()).isEqualTo(409);
        FOLLOW.call(an, "DELETE", "/blocks/" + binh);
        assertThat(state(an, binh)).isEqualTo("NONE");
        assertThat(FOLLOW.call(an, "PUT", "/" + binh).status()).isEqualTo(200);
    }

    @Test
    void the_lists_of_a_third_person_show_neither_to_the_other_and_the_counts_agree() {
        var third = FOLLOW.member();
        for (var follower : List.of(an, binh, FOLLOW.member())) {
            FOLLOW.call(follower, "PUT", "/" + third);
            FOLLOW.call(third, "PUT", "/" + follower);
        }
        FOLLOW.call(binh, "PUT", "/blocks/" + an);

        for (var list : List.of("followers", "following")) {
            for (var reader : List.of(an, binh)) {
                var other = reader.equals(an) ? binh : an;
                var ids = FOLLOW.call(reader, "GET", "/" + list + "?member=" + third)
                        .ids();
                assertThat(ids).hasSize(2).doesNotContain(other);
                assertThat(FOLLOW.call(reader, "GET", "/counts?member=" + third)
                                .body()
                                .path(list)
                                .asInt())
                        .isEqualTo(2);
            }
            assertThat(FOLLOW.call(third, "GET", "/" + list).ids()).hasSize(3);
            var moderated = FOLLOW.call(an, "MODERATOR", "GET", "/" + list + "?member=" + third, null, null);
            assertThat(moderated.ids()).hasSize(3);
        }
    }

    @Test
    void a_block_remembers_when_it_held_before() {
        var clock = FOLLOW.module().clock();
        var first = clock.instant();
        FOLLOW.call(an, "PUT", "/blocks/" + binh);
        clock.advance(Duration.ofHours(1));
        FOLLOW.call(an, "DELETE", "/blocks/" + binh);
        clock.advance(Duration.ofHours(1));
        FOLLOW.call(an, "PUT", "/blocks/" + binh);

        var events = FOLLOW.module().events().all();
        assertThat(events.get(1)).isInstanceOfSatisfying(MemberUnblocked.class, event -> {
            assertThat(event.until()).isEqualTo(first.plus(Duration.ofHours(1)));
            assertThat(event.earlier()).isEmpty();
        });
        assertThat(events.get(2))
                .isInstanceOfSatisfying(
                        MemberBlocked.class,
                        event -> assertThat(event.earlier())
                                .containsExactly(new Period(first, first.plus(Duration.ofHours(1)))));
    }

    @Test
    void a_mute_ends_by_itself_and_then_starts_anew() {
        var clock = FOLLOW.module().clock();
        var start = clock.instant();
        var until = start.plus(Duration.ofHours(1));
        assertThat(mute(until.toString())).isEqualTo(204);
        assertThat(mute(until.toString())).isEqualTo(204);
        assertThat(FOLLOW.call(an, "GET", "/mutes").ids()).containsExactly(binh);
        assertThat(mute(start.minusSeconds(1).toString())).isEqualTo(400);
        assertThat(mute("2999-01-01T00:00:00Z")).isEqualTo(400);
        clock.advance(Duration.ofHours(2));
        assertThat(FOLLOW.call(an, "GET", "/mutes").ids()).isEmpty();
        assertThat(FOLLOW.call(an, "GET", "/" + binh).body().path("muted").asBoolean())
                .isFalse();
        assertThat(FOLLOW.call(an, "DELETE", "/mutes/" + binh).status()).isEqualTo(204);
        assertThat(FOLLOW.call(an, "PUT", "/mutes/" + binh, "{}").status()).isEqualTo(204);

        assertThat(FOLLOW.module().events().all())
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(MemberMuted.class, event -> {
                    assertThat(event.since()).isEqualTo(clock.instant());
                    assertThat(event.until()).isNull();
                    assertThat(event.earlier()).containsExactly(new Period(start, until));
                });
    }

    @Test
    void a_mute_hides_nothing_in_lists_and_the_muted_one_sees_no_difference() {
        FOLLOW.call(an, "PUT", "/" + binh);
        var before = FOLLOW.call(binh, "GET", "/" + an);

        FOLLOW.call(an, "PUT", "/mutes/" + binh, "{}");

        assertThat(FOLLOW.call(binh, "GET", "/" + an)).isEqualTo(before);
        assertThat(FOLLOW.call(an, "GET", "/following").ids()).containsExactly(binh);
        assertThat(FOLLOW.call(binh, "GET", "/followers").ids()).containsExactly(an);
    }

    @Test
    void a_block_that_starts_again_and_again_keeps_a_bounded_memory() {
        var clock = FOLLOW.module().clock();
        for (var turn = 0; turn < 30; turn++) {
            FOLLOW.call(an, "PUT", "/blocks/" + binh);
            clock.advance(Duration.ofMinutes(1));
            FOLLOW.call(an, "DELETE", "/blocks/" + binh);
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(FOLLOW.module().events().all())
                .hasSize(60)
                .last()
                .isInstanceOfSatisfying(MemberUnblocked.class, event -> {
                    assertThat(event.earlier()).hasSizeLessThan(21);
                    assertThat(event.meta().aggregateVersion()).isEqualTo(60);
                });
    }

    private int mute(String until) {
        return FOLLOW.call(an, "PUT", "/mutes/" + binh, "{\"until\":\"" + until + "\"}")
                .status();
    }

    /** Without the ids of the people it is about. */
    private Answer answer(UUID member, String request) {
        var parts = request.formatted(member).split(" ");
        var answer = FOLLOW.call(an, parts[0], parts[1]);
        if (answer.body() instanceof ObjectNode document) {
            document.remove("memberId");
        }
        return answer;
    }

    private static String state(UUID follower, UUID member) {
        return FOLLOW.call(follower, "GET", "/" + member).body().path("state").asString();
    }

    private static List<String> told() {
        return FOLLOW.module().events().all().stream()
                .map(event ->
                        event.getClass().getSimpleName() + " " + event.meta().subject())
                .toList();
    }
}
