package org.psyhealth.services.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.psyhealth.services.DemoPeople;
import org.psyhealth.services.DemoPeople.Person;

/** A post of the demo. */
record DemoPost(Person author, String title, String body, String topic) {

    static final int COUNT = 300;

    /** All of them, the same on every start, in an order that mixes topics and authors. */
    static List<DemoPost> all(DemoPeople people, List<DemoTopic> topics) {
        var posts = new ArrayList<DemoPost>();
        var therapists = new Turns<>(people.withRole("THERAPIST"));
        for (var topic : topics) {
            topic.guidance()
                    .forEach(guidance -> posts.add(
                            new DemoPost(therapists.next(), guidance.title(), guidance.body(), topic.slug())));
        }
        var members = people.withRole("MEMBER");
        for (var topic : topics) {
            for (var locale : List.of("en", "vi")) {
                var authors = new Turns<>(members.stream()
                        .filter(member -> member.locale().equals(locale))
                        .toList());
                authors.skip(topics.indexOf(topic) * 5);
                posts.addAll(byMembers(topic, locale, authors));
            }
        }
        Collections.shuffle(posts, new Random(1));
        return List.copyOf(posts.subList(0, COUNT));
    }

    private static List<DemoPost> byMembers(DemoTopic topic, String locale, Turns<Person> authors) {
        var voices = topic.in(locale);
        var helped = new Turns<>(voices.helped());
        var closings = new Turns<>(voices.closings());
        return voices.stories().stream()
                .map(story -> new DemoPost(
                        authors.next(),
                        story.title(),
                        String.join("\n\n", story.text(), helped.next(), closings.next()),
                        topic.slug()))
                .toList();
    }

    /** Returns its elements cyclically. */
    private static final class Turns<T> {

        private final List<T> elements;
        private int turn;

        Turns(List<T> elements) {
            this.elements = elements;
        }

        T next() {
            return elements.get(turn++ % elements.size());
        }

        void skip(int count) {
            turn += count;
        }
    }
}
