package org.psyhealth.acceptance.scenario;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.psyhealth.acceptance.scenario.Ledger.ReadMark;

/** Makes one person read the inbox and mark notifications as read. */
final class ReadingInbox {

    private static final int MARKS = 2;

    private final PersonalClient client;
    private final Ledger ledger;
    private final List<Identity> people;
    private final Random random;

    ReadingInbox(PersonalClient client, Ledger ledger, List<Identity> people, Random random) {
        this.client = client;
        this.ledger = ledger;
        this.people = people;
        this.random = random;
    }

    /** Reads the newest page, and marks some of it as read. */
    void readSome() throws InterruptedException {
        var answer = client.get("/api/notifications?limit=50");
        if (!answer.is(200)) {
            if (!answer.isNone()) {
                ledger.surprise("inbox of " + client.identity() + ": " + answer);
            }
            return;
        }
        var items = answer.json()
                .path("items")
                .valueStream()
                .map(item -> ObservedNotification.of(item, people))
                .toList();
        requireEachOnce(items);
        var unread = items.stream().filter(item -> item.readAt() == null).toList();
        for (var i = 0; i < Math.min(MARKS, unread.size()); i++) {
            mark(unread.get(random.nextInt(unread.size())));
        }
    }

    private void mark(ObservedNotification item) throws InterruptedException {
        var answer = client.send("POST", "/api/notifications/" + item.id() + "/read", null);
        if (answer.is(204)) {
            ledger.add(new ReadMark(client.identity(), item, Instant.now()));
        } else if (!answer.isNone() && !answer.is(404)) {
            // 404: the notification was retracted meanwhile.
            ledger.surprise("read mark of " + client.identity() + ": " + answer);
        }
    }

    private void requireEachOnce(List<ObservedNotification> items) {
        var keys = new HashSet<>();
        for (var item : items) {
            if (item.key().isComplete() && !keys.add(item.key())) {
                ledger.surprise("the inbox of %s shows %s twice".formatted(client.identity(), item.key()));
            }
        }
    }
}
