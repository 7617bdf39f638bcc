package org.psyhealth.bench.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds a post in one transaction. */
@Service
class PostWriter {

    private static final UUID AUTHOR = new UUID(1, 1);
    private static final UUID TOPIC = new UUID(2, 1);
    private static final int EXCERPT = 280;

    private final PostTable posts;
    private final Announcer announcer;

    PostWriter(PostTable posts, Announcer announcer) {
        this.posts = posts;
        this.announcer = announcer;
    }

    @Transactional
    PostView write(NewPost wanted) {
        var excerpt = wanted.body().substring(0, Math.min(EXCERPT, wanted.body().length()));
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var post = new PostAdded(
                UUID.randomUUID(), UUID.randomUUID(), AUTHOR, wanted.title(), excerpt, List.of(TOPIC), now, 0);
        posts.insert(post, wanted.body());
        announcer.announce(post);
        return new PostView(
                post.postId(),
                "PUBLISHED",
                post.title(),
                wanted.body(),
                null,
                new PostView.AuthorView(AUTHOR, "Author 1"),
                List.of(),
                Map.of(),
                List.of(),
                now,
                now,
                null);
    }
}
