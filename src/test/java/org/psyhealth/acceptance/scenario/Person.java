package org.psyhealth.acceptance.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A person who signs in and then performs actions until the load is over. */
final class Person {

    private final PersonalClient client;
    private final Random random;
    private final Duration pace;
    private final WritingPosts writing;
    private final FollowingTopics following;
    private final ReactingToPosts reacting;
    private final ReadingInbox inbox;
    private final List<String> topics;

    Person(PersonalClient client, Ledger ledger, List<String> topics, List<Identity> people, Duration pace, long seed) {
        this.client = client;
        this.random = new Random(seed);
        this.pace = pace;
        this.topics = topics;
        this.writing = new WritingPosts(client, ledger, topics, random);
        this.following = new FollowingTopics(client, ledger, topics, random);
        this.reacting = new ReactingToPosts(client, ledger, random);
        this.inbox = new ReadingInbox(client, ledger, people, random);
    }

    /**
     * @param after the delay before the person joins
     * @param over opens when the load ends
     */
    Void live(Duration after, CountDownLatch over) throws InterruptedException {
        if (over.await(after.toMillis(), TimeUnit.MILLISECONDS) || !client.signIn()) {
            return null;
        }
        following.follow();
        following.follow();
        while (!over.await(pause(), TimeUnit.MILLISECONDS)) {
            act(random.nextInt(100));
        }
        return null;
    }

    /** @param choice 0 to 99; the shares simulate a community with more readers than writers */
    private void act(int choice) throws InterruptedException {
        if (choice < 12) {
            writing.publish();
        } else if (choice < 20) {
            writing.edit();
        } else if (choice < 24) {
            writing.withdraw();
        } else if (choice < 40) {
            following.toggle();
        } else if (choice < 65) {
            reacting.toggle();
        } else if (choice < 85) {
            inbox.readSome();
        } else {
            client.get("/api/posts?topic=" + topics.get(random.nextInt(topics.size())));
        }
    }

    private long pause() {
        return pace.toMillis() / 2 + random.nextLong(pace.toMillis());
    }
}
