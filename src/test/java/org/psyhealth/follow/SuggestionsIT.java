package org.psyhealth.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.support.TopicStates;

/** Who is suggested to whom, and why. */
class SuggestionsIT {

    private static final FollowModule FOLLOW = new FollowModule();

    private UUID reader = UUID.randomUUID();
    private UUID other = UUID.randomUUID();

    @AfterAll
    static void stop() {
        FOLLOW.close();
    }

    @BeforeEach
    void two_people() {
        FOLLOW.module().empty();
        reader = FOLLOW.member();
        other = FOLLOW.member();
    }

    @Test
    void people_with_shared_topics_and_those_whom_the_followed_follow_are_suggested() {
        var friend = FOLLOW.member();
        var friendOfFriend = FOLLOW.member();
        FOLLOW.call(reader, "PUT", "/" + friend);
        FOLLOW.call(friend, "PUT", "/" + friendOfFriend);
        FOLLOW.call(friend, "PUT", "/" + reader);
        FOLLOW.topicOf(reader, other);

        var page = FOLLOW.call(reader, "GET", "/suggestions");

        assertThat(page.ids()).containsExactly(friendOfFriend, other);
        assertThat(page.body().at("/items/0/reasons").toString()).isEqualTo("[\"FOLLOWED_BY_FOLLOWED\"]");
        assertThat(page.body().at("/items/1/reasons").toString()).isEqualTo("[\"SHARED_TOPICS\"]");
        var first = FOLLOW.call(reader, "GET", "/suggestions?limit=1");
        assertThat(first.ids()).containsExactly(friendOfFriend);
        assertThat(FOLLOW.call(
                                reader,
                                "GET",
                                "/suggestions?limit=1&cursor="
                                        + first.body().path("next").asString())
                        .ids())
                .containsExactly(other);
    }

    @Test
    void a_sensitive_topic_or_one_that_is_not_known_suggests_nobody() {
        var topic = FOLLOW.topicOf(reader, other);
        assertThat(suggested()).isTrue();

        FOLLOW.tell(topic, 1, TopicStates.sensitive(TopicStates.active("slug", "Name")));
        assertThat(suggested()).isFalse();

        FOLLOW.tell(topic, 2, TopicStates.active("slug", "Name"));
        assertThat(suggested()).isTrue();
        FOLLOW.module()
                .jdbc()
                .sql("delete from follow.topic_current where id = :id")
                .param("id", topic)
                .update();
        assertThat(suggested()).isFalse();
    }

    @Test
    void topics_that_are_merged_are_one_and_as_sensitive_as_what_they_are_now() {
        var topic = FOLLOW.topicOf(reader);
        var into = FOLLOW.topicOf(reader, other);
        var third = FOLLOW.member();
        FOLLOW.topicOf(reader, third);
        FOLLOW.tell(topic, 1, TopicStates.merged(TopicStates.active("slug", "Name"), into, Instant.now()));
        var fourth = FOLLOW.member();
        FOLLOW.follow(topic, fourth);

        assertThat(FOLLOW.call(reader, "GET", "/suggestions").ids())
                .as("each shares one topic")
                .containsExactlyInAnyOrder(fourth, third, other);

        FOLLOW.tell(into, 1, TopicStates.sensitive(TopicStates.active("slug", "Name")));
        assertThat(FOLLOW.call(reader, "GET", "/suggestions").ids()).containsExactly(third);
    }

    @Test
    void whom_somebody_follows_who_hides_it_is_not_suggested() {
        var friend = FOLLOW.member();
        FOLLOW.call(reader, "PUT", "/" + friend);
        FOLLOW.call(friend, "PUT", "/" + other);
        FOLLOW.call(friend, "PUT", "/settings", "{\"approval\":\"OPEN\",\"listsVisible\":false}");

        assertThat(suggested()).isFalse();
    }

    @Test
    void nobody_is_suggested_who_is_followed_asked_blocked_or_muted_or_blocks_the_reader() {
        FOLLOW.topicOf(reader, other);

        FOLLOW.call(reader, "PUT", "/" + other);
        assertThat(suggested()).as("followed").isFalse();
        FOLLOW.call(reader, "DELETE", "/" + other);
        FOLLOW.call(other, "PUT", "/settings", "{\"approval\":\"ASK\",\"listsVisible\":true}");
        FOLLOW.call(reader, "PUT", "/" + other);
        assertThat(suggested()).as("asked").isFalse();
        FOLLOW.call(reader, "DELETE", "/" + other);
        assertThat(suggested()).isTrue();

        FOLLOW.call(reader, "PUT", "/blocks/" + other);
        assertThat(suggested()).as("blocked").isFalse();
        FOLLOW.call(reader, "DELETE", "/blocks/" + other);
        FOLLOW.call(other, "PUT", "/blocks/" + reader);
        assertThat(suggested()).as("blocks the reader").isFalse();
        FOLLOW.call(other, "DELETE", "/blocks/" + reader);

        var until = FOLLOW.module().clock().instant().plus(Duration.ofHours(1));
        FOLLOW.call(reader, "PUT", "/mutes/" + other, "{\"until\":\"" + until + "\"}");
        assertThat(suggested()).as("muted").isFalse();
        FOLLOW.module().clock().advance(Duration.ofHours(2));
        assertThat(suggested()).as("muted before").isTrue();
    }

    private boolean suggested() {
        return FOLLOW.call(reader, "GET", "/suggestions").ids().contains(other);
    }
}
