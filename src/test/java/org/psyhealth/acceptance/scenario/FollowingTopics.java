package org.psyhealth.acceptance.scenario;

import java.util.List;
import java.util.Random;

/** Makes one person follow and unfollow topics. */
final class FollowingTopics {

    private final PersonalClient client;
    private final Ledger ledger;
    private final List<String> topics;
    private final Random random;

    FollowingTopics(PersonalClient client, Ledger ledger, List<String> topics, Random random) {
        this.client = client;
        this.ledger = ledger;
        this.topics = topics;
        this.random = random;
    }

    /** Follows a topic, possibly again. */
    void follow() throws InterruptedException {
        change(topics.get(random.nextInt(topics.size())), true);
    }

    /** Follows or unfollows a topic. */
    void toggle() throws InterruptedException {
        var topic = topics.get(random.nextInt(topics.size()));
        change(topic, !ledger.follow(client.identity(), topic).is(true));
    }

    private void change(String topic, boolean wanted) throws InterruptedException {
        var subject = ledger.follow(client.identity(), topic);
        if (!subject.isSettled()) {
            return;
        }
        var answer = client.send(wanted ? "PUT" : "DELETE", "/api/topics/" + topic + "/follow", null);
        subject.write(wanted ? "follow" : "unfollow", wanted, answer, answer.is(204));
        if (!answer.is(204) && !answer.isNone()) {
            ledger.surprise(subject + ": " + answer);
        }
    }
}
