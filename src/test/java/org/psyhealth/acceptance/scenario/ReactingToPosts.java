package org.psyhealth.acceptance.scenario;

import java.util.List;
import java.util.Random;

/** Makes one person react to the posts of others, and withdraw reactions. */
final class ReactingToPosts {

    private static final List<String> KINDS = List.of("support", "thanks", "hug", "insight");
    private static final int NEWEST = 12;

    private final PersonalClient client;
    private final Ledger ledger;
    private final Random random;

    ReactingToPosts(PersonalClient client, Ledger ledger, Random random) {
        this.client = client;
        this.ledger = ledger;
        this.random = random;
    }

    /** Reacts to one of the newest posts, or withdraws the reaction. */
    void toggle() throws InterruptedException {
        var posts = ledger.posts().stream()
                .filter(post -> post.isPublished() && !post.author().equals(client.identity()))
                .toList();
        if (posts.isEmpty()) {
            return;
        }
        var post = posts.get(posts.size() - 1 - random.nextInt(Math.min(NEWEST, posts.size())));
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        var subject = ledger.reaction(client.identity(), post, kind);
        if (!subject.isSettled()) {
            return;
        }
        var wanted = !subject.is(true);
        var answer = client.send(wanted ? "PUT" : "DELETE", post.path() + "/reactions/" + kind, null);
        subject.write(wanted ? "react" : "take back", wanted, answer, answer.is(204));
        if (answer.is(404)) {
            ledger.refused(client.identity(), post, answer);
        } else if (!answer.is(204) && !answer.isNone()) {
            ledger.surprise(subject + ": " + answer);
        }
    }
}
