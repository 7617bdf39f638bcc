package org.psyhealth.acceptance.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.acceptance.scenario.PostState.Gone;
import org.psyhealth.acceptance.scenario.PostState.Readable;

/** Makes one person write, edit and withdraw posts. */
final class WritingPosts {

    private static final String IF_MATCH = "If-Match";

    private final PersonalClient client;
    private final Ledger ledger;
    private final List<String> topics;
    private final Random random;
    private final List<LedgerPost> own = new ArrayList<>();

    WritingPosts(PersonalClient client, Ledger ledger, List<String> topics, Random random) {
        this.client = client;
        this.ledger = ledger;
        this.topics = topics;
        this.random = random;
    }

    /** Publishes a new post, one in four via a draft. */
    void publish() throws InterruptedException {
        var draft = random.nextInt(4) == 0;
        var content = someContent(!draft, "title " + Long.toString(random.nextLong(1L << 40), 36));
        var post = new LedgerPost(client.identity(), content.title());
        ledger.add(post);
        var answer = client.send(
                "POST",
                "/api/posts",
                "{%s,\"publish\":%s}".formatted(content.json(), !draft),
                "Idempotency-Key",
                new UUID(random.nextLong(), random.nextLong()).toString());
        if (answer.is(201)) {
            post.answered(answer);
        }
        post.subject().write("write " + content, content, answer, answer.is(201));
        if (!answer.is(201)) {
            requireNone(post, answer);
            return;
        }
        if (draft) {
            publish(post, content.asPublished());
        }
        if (post.isPublished()) {
            own.add(post);
        }
    }

    private void publish(LedgerPost post, Readable published) throws InterruptedException {
        var answer = client.send("POST", post.path() + "/publish", null, IF_MATCH, post.etag());
        post.subject().write("publish", published, answer, answer.is(200));
        if (answer.is(200)) {
            post.answered(answer);
        } else {
            requireNone(post, answer);
        }
    }

    /** Changes the text of a post, and its topics every other time. */
    void edit() throws InterruptedException {
        var chosen = anyOwn();
        if (chosen.isEmpty()) {
            return;
        }
        var post = chosen.get();
        var before = (Readable) post.subject().possible().iterator().next();
        var wanted = someContent(true, before.title().replaceFirst("( v\\d+)?$", " v" + random.nextInt(1000)));
        if (random.nextBoolean()) {
            wanted = new Readable(true, wanted.title(), wanted.body(), before.topics());
        }
        var answer = change(post, "PATCH", "{" + wanted.json() + "}");
        var done = answer.is(200) || isAsWanted(answer, post, wanted);
        post.subject().write("edit to " + wanted, wanted, answer, done);
        if (answer.is(200)) {
            post.answered(answer);
        } else if (!done) {
            own.remove(post);
            requireNone(post, answer);
        }
    }

    /** Withdraws a post. */
    void withdraw() throws InterruptedException {
        var chosen = anyOwn();
        if (chosen.isEmpty()) {
            return;
        }
        var post = chosen.get();
        own.remove(post);
        var answer = change(post, "DELETE", null);
        var done = answer.is(204) || answer.is(404) && answer.isRepeated();
        post.subject().write("withdraw", Gone.WITHDRAWN, answer, done);
        if (!done) {
            requireNone(post, answer);
        }
    }

    private Answer change(LedgerPost post, String method, @Nullable String json) throws InterruptedException {
        return client.send(method, post.path(), json, IF_MATCH, post.etag());
    }

    /** Whether an unanswered attempt changed the version, so that its retry failed the precondition. */
    private boolean isAsWanted(Answer answer, LedgerPost post, Readable wanted) throws InterruptedException {
        if (!answer.is(412) || !answer.isRepeated()) {
            return false;
        }
        var read = client.get(post.path());
        post.subject().note("read after 412", read);
        if (!read.is(200) || !ObservedPost.of(read.json()).state().equals(wanted)) {
            return false;
        }
        post.answered(read);
        return true;
    }

    private Optional<LedgerPost> anyOwn() {
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(own.get(random.nextInt(own.size())))
                        .filter(post -> post.subject().possible().size() == 1);
    }

    private Readable someContent(boolean published, String title) {
        var shuffled = new ArrayList<>(topics);
        Collections.shuffle(shuffled, random);
        return new Readable(
                published, title, "text " + random.nextLong(), List.copyOf(shuffled.subList(0, 1 + random.nextInt(3))));
    }

    private void requireNone(LedgerPost post, Answer answer) {
        if (!answer.isNone()) {
            ledger.surprise(post.subject() + ": " + answer);
        }
    }
}
