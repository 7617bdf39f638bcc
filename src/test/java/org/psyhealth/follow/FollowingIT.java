package org.psyhealth.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Following, asking to, and the lists and counts of both. */
class FollowingIT {

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
    void an_open_profile_is_followed_at_once_and_only_a_change_is_told() {
        var first = FOLLOW.call(an, "PUT", "/" + binh);
        assertThat(first.body().path("state").asString()).isEqualTo("FOLLOWING");
        assertThat(FOLLOW.call(an, "PUT", "/" + binh).body()).isEqualTo(first.body());
        assertThat(FOLLOW.call(an, "DELETE", "/" + binh).status()).isEqualTo(204);
        assertThat(FOLLOW.call(an, "DELETE", "/" + binh).status()).isEqualTo(204);
        FOLLOW.call(an, "PUT", "/" + binh);

        assertThat(told()).containsExactly("MemberFollowed 1", "MemberUnfollowed 2", "MemberFollowed 3");
        assertThat(FOLLOW.call(an, "GET", "/following").ids()).containsExactly(binh);
        assertThat(FOLLOW.call(binh, "GET", "/followers").ids()).containsExactly(an);
        assertThat(counts(binh)).isEqualTo("1 0");
        assertThat(counts(an)).isEqualTo("0 1");
        assertThat(FOLLOW.call(binh, "GET", "/" + an).body().path("follower").asBoolean())
                .isTrue();
    }

    @Test
    void nobody_follows_themselves_or_somebody_unknown() {
        for (var path : List.of("/", "/blocks/", "/mutes/")) {
            assertThat(FOLLOW.call(an, "PUT", path + an, "{}").status())
                    .as(path)
                    .isEqualTo(422);
            assertThat(FOLLOW.call(an, "PUT", path + UUID.randomUUID(), "{}").status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(FOLLOW.call(an, "GET", "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(told()).isEmpty();
    }

    @Test
    void whoever_asks_first_is_asked_and_decides() {
        askFirst(binh);
        assertThat(FOLLOW.call(an, "PUT", "/" + binh).body().path("state").asString())
                .isEqualTo("REQUESTED");
        assertThat(FOLLOW.call(an, "GET", "/requests/outgoing").ids()).containsExactly(binh);
        assertThat(counts(binh)).isEqualTo("0 0");
        var request = requestTo(binh);

        assertThat(accept(an, request)).as("one's own request").isEqualTo(404);
        assertThat(accept(FOLLOW.member(), request)).isEqualTo(404);
        assertThat(accept(binh, request)).isEqualTo(204);
        assertThat(accept(binh, request)).as("once more").isEqualTo(204);

        assertThat(FOLLOW.call(binh, "GET", "/requests").ids()).isEmpty();
        assertThat(FOLLOW.call(an, "GET", "/requests/outgoing").ids()).isEmpty();
        assertThat(FOLLOW.call(an, "GET", "/" + binh).body().path("state").asString())
                .isEqualTo("FOLLOWING");
        assertThat(counts(binh)).isEqualTo("1 0");
        assertThat(told()).containsExactly("FollowRequested 1", "MemberFollowed 2");
    }

    @Test
    void a_request_is_declined_or_withdrawn_and_an_answer_to_it_answers_no_later_one() {
        askFirst(binh);
        FOLLOW.call(an, "PUT", "/" + binh);
        var declined = requestTo(binh);
        assertThat(FOLLOW.call(FOLLOW.member(), "DELETE", "/requests/" + declined)
                        .status())
                .isEqualTo(404);
        assertThat(FOLLOW.call(binh, "DELETE", "/requests/" + declined).status())
                .isEqualTo(204);
        assertThat(FOLLOW.call(binh, "DELETE", "/requests/" + declined).status())
                .isEqualTo(404);
        FOLLOW.call(an, "PUT", "/" + binh);
        assertThat(accept(binh, declined)).isEqualTo(404);
        var withdrawn = requestTo(binh);
        assertThat(FOLLOW.call(an, "DELETE", "/requests/" + withdrawn).status()).isEqualTo(204);

        assertThat(FOLLOW.call(binh, "GET", "/requests").ids()).isEmpty();
        assertThat(told())
                .containsExactly("FollowRequested 1", "MemberUnfollowed 2", "FollowRequested 3", "MemberUnfollowed 4");
    }

    @Test
    void a_request_becomes_a_follow_when_it_is_repeated_after_the_profile_opened() {
        askFirst(binh);
        FOLLOW.call(an, "PUT", "/" + binh);
        FOLLOW.call(binh, "PUT", "/settings", "{\"approval\":\"OPEN\",\"listsVisible\":true}");
        assertThat(FOLLOW.call(binh, "GET", "/requests").ids()).containsExactly(an);

        assertThat(FOLLOW.call(an, "PUT", "/" + binh).body().path("state").asString())
                .isEqualTo("FOLLOWING");
        assertThat(counts(binh)).isEqualTo("1 0");
    }

    @Test
    void a_follower_is_removed_without_being_told() {
        FOLLOW.call(an, "PUT", "/" + binh);

        assertThat(FOLLOW.call(binh, "DELETE", "/followers/" + an).status()).isEqualTo(204);

        assertThat(FOLLOW.call(an, "GET", "/" + binh).body().path("state").asString())
                .isEqualTo("NONE");
        assertThat(counts(binh)).isEqualTo("0 0");
    }

    @Test
    void lists_of_others_are_seen_unless_their_owner_hides_them() {
        FOLLOW.call(an, "PUT", "/" + binh);
        var reader = FOLLOW.member();
        assertThat(FOLLOW.call(reader, "GET", "/followers?member=" + binh).ids())
                .containsExactly(an);
        assertThat(FOLLOW.call(reader, "GET", "/following?member=" + an).ids()).containsExactly(binh);

        FOLLOW.call(binh, "PUT", "/settings", "{\"approval\":\"OPEN\",\"listsVisible\":false}");

        for (var path : List.of("/followers", "/following", "/counts")) {
            assertThat(FOLLOW.call(reader, "GET", path + "?member=" + binh).status())
                    .isEqualTo(404);
            assertThat(FOLLOW.call(reader, "GET", path + "?member=" + UUID.randomUUID())
                            .status())
                    .isEqualTo(404);
            assertThat(FOLLOW.call(binh, "GET", path).status()).isEqualTo(200);
            assertThat(FOLLOW.call(reader, "MODERATOR", "GET", path + "?member=" + binh, null, null)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_list_is_walked_without_repeats_or_gaps() {
        var followers =
                IntStream.range(0, 7).mapToObj(number -> FOLLOW.member()).toList();
        followers.forEach(follower -> FOLLOW.call(follower, "PUT", "/" + binh));
        var seen = new ArrayList<UUID>();
        var cursor = "";
        do {
            var page = FOLLOW.call(binh, "GET", "/followers?limit=3" + cursor);
            seen.addAll(page.ids());
            cursor = page.body().path("next").isNull()
                    ? ""
                    : "&cursor=" + page.body().path("next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(followers);
    }

    @Test
    void settings_are_changed_from_the_version_that_was_read() {
        var defaults = FOLLOW.call(an, "GET", "/settings");
        assertThat(defaults.body().toString()).isEqualTo("{\"approval\":\"OPEN\",\"listsVisible\":true}");
        var ask = "{\"approval\":\"ASK\",\"listsVisible\":true}";
        var changed = FOLLOW.call(an, "MEMBER", "PUT", "/settings", ask, defaults.etag());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(FOLLOW.call(an, "MEMBER", "PUT", "/settings", ask, defaults.etag())
                        .status())
                .isEqualTo(412);
        assertThat(FOLLOW.call(an, "GET", "/settings").etag()).isEqualTo(changed.etag());
    }

    private static void askFirst(UUID member) {
        FOLLOW.call(member, "PUT", "/settings", "{\"approval\":\"ASK\",\"listsVisible\":true}");
    }

    private static String requestTo(UUID member) {
        return FOLLOW.call(member, "GET", "/requests").body().at("/items/0/id").asString();
    }

    private static int accept(UUID caller, String request) {
        return FOLLOW.call(caller, "POST", "/requests/" + request + "/acceptance")
                .status();
    }

    private static String counts(UUID member) {
        var counts = FOLLOW.call(member, "GET", "/counts").body();
        return counts.path("followers") + " " + counts.path("following");
    }

    private static List<String> told() {
        return FOLLOW.module().events().all().stream()
                .map(event ->
                        event.getClass().getSimpleName() + " " + event.meta().aggregateVersion())
                .toList();
    }
}
