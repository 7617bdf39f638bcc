package org.psyhealth.post.authoring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.persistence.AggregateRoot;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostWithdrawn;

/** A post, from draft to published to withdrawn. Changes of a draft publish no events. */
@Entity
@Table(schema = "post", name = "post")
class Post extends AggregateRoot<Post> {

    static final int MAX_TITLE = 200;
    static final int MAX_BODY = 50_000;
    static final int MAX_TOPICS = 5;
    static final String TOPIC_SLUG = "[a-z0-9-]{1,60}";

    @Column(updatable = false)
    private UUID authorId;

    @Enumerated(EnumType.STRING)
    private PostStatus status;

    private String title;

    private String body;

    private String excerpt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> topicIds;

    @Column(updatable = false)
    private Instant createdAt;

    private @Nullable Instant publishedAt;

    private @Nullable Instant editedAt;

    private Post(UUID authorId, String title, String body, List<UUID> topicIds, Instant now) {
        super(UuidV7.next());
        this.authorId = authorId;
        this.status = PostStatus.DRAFT;
        this.title = title;
        this.body = body;
        this.excerpt = Excerpt.of(body);
        this.topicIds = List.copyOf(topicIds);
        this.createdAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Post() {}

    static Post draft(UUID authorId, String title, String body, List<UUID> topicIds, Instant now) {
        return new Post(authorId, title, body, topicIds, now);
    }

    /** Makes it readable by everyone; no effect if it is already published. */
    void publish(Instant now) {
        if (status == PostStatus.PUBLISHED) {
            return;
        }
        requireNotWithdrawn();
        status = PostStatus.PUBLISHED;
        publishedAt = now;
        registerEvent(new PostPublished(nextMeta(now), authorId, title, topicIds, now));
    }

    /** Replaces the content; identical content is not a change. */
    void edit(String title, String body, List<UUID> topicIds, Instant now) {
        requireNotWithdrawn();
        if (this.title.equals(title) && this.body.equals(body) && this.topicIds.equals(topicIds)) {
            return;
        }
        this.title = title;
        this.body = body;
        this.excerpt = Excerpt.of(body);
        this.topicIds = List.copyOf(topicIds);
        if (publishedAt != null) {
            editedAt = now;
            registerEvent(new PostEdited(nextMeta(now), authorId, title, this.topicIds, publishedAt, now));
        }
    }

    /** Withdraws a published post. */
    void withdraw(Instant now) {
        if (status != PostStatus.PUBLISHED) {
            throw new IllegalStateException("only a published post can be withdrawn");
        }
        status = PostStatus.WITHDRAWN;
        registerEvent(new PostWithdrawn(nextMeta(now), authorId, PostWithdrawn.By.AUTHOR));
    }

    private void requireNotWithdrawn() {
        if (status == PostStatus.WITHDRAWN) {
            throw new IllegalStateException("the post is withdrawn");
        }
    }

    boolean isDraft() {
        return status == PostStatus.DRAFT;
    }

    boolean isWithdrawn() {
        return status == PostStatus.WITHDRAWN;
    }

    boolean isBy(UUID user) {
        return authorId.equals(user);
    }

    UUID authorId() {
        return authorId;
    }

    PostStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    String body() {
        return body;
    }

    String excerpt() {
        return excerpt;
    }

    List<UUID> topicIds() {
        return topicIds;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant publishedAt() {
        return publishedAt;
    }

    @Nullable
    Instant editedAt() {
        return editedAt;
    }
}
