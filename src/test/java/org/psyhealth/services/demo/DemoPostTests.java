package org.psyhealth.services.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psyhealth.services.DemoPeople;

class DemoPostTests {

    private final DemoPeople people = DemoPeople.load();
    private final List<DemoPost> posts = DemoPost.all(people, DemoTopic.all());

    @Test
    void there_are_300_posts_and_no_two_are_alike() {
        assertThat(posts).hasSize(300).extracting(DemoPost::body).doesNotHaveDuplicates();
        assertThat(posts).extracting(DemoPost::title).doesNotHaveDuplicates();
    }

    @Test
    void every_topic_has_posts_in_both_languages_and_advice_from_a_therapist() {
        for (var topic : DemoTopic.all()) {
            var authors = posts.stream()
                    .filter(post -> post.topic().equals(topic.slug()))
                    .map(DemoPost::author)
                    .toList();
            assertThat(authors).extracting(DemoPeople.Person::locale).contains("en", "vi");
            assertThat(authors).extracting(DemoPeople.Person::role).contains("MEMBER", "THERAPIST");
        }
    }

    @Test
    void everybody_writes_in_their_own_language() {
        assertThat(posts).allSatisfy(post -> {
            var vietnamese = post.body().chars().anyMatch(c -> c >= 0x1EA0 && c <= 0x1EF9);
            assertThat(post.author().locale()).isEqualTo(vietnamese ? "vi" : "en");
        });
    }

    @Test
    void there_are_40_members_4_therapists_a_moderator_and_an_admin() {
        assertThat(people.withRole("MEMBER")).hasSize(40);
        assertThat(people.withRole("THERAPIST")).hasSize(4);
        assertThat(people.withRole("MODERATOR")).hasSize(1);
        assertThat(people.withRole("ADMIN")).hasSize(1);
        assertThat(people.people()).extracting(DemoPeople.Person::username).doesNotHaveDuplicates();
    }
}
