package org.psyhealth.topic.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.AggregateRoot;
import org.psyhealth.topic.events.TopicArchived;
import org.psyhealth.topic.events.TopicChanged;
import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicMerged;
import org.psyhealth.topic.events.TopicRestored;
import org.psyhealth.topic.events.TopicSensitivity;
import org.psyhealth.topic.events.TopicState;
import org.psyhealth.topic.events.TopicStatus;
import org.psyhealth.topic.events.TopicText;

/** A topic: active, archived, or merged into another. What it may do beside others is decided in {@link TopicTree}. */
@Entity
@Table(schema = "topic", name = "topic")
class Topic extends AggregateRoot<Topic> {

    private String slug;

    private String titleEn;

    private @Nullable String titleVi;

    private String descriptionEn;

    private @Nullable String descriptionVi;

    private String icon;

    private String colour;

    @Enumerated(EnumType.STRING)
    private TopicSensitivity sensitivity;

    @Enumerated(EnumType.STRING)
    private TopicStatus status;

    private @Nullable UUID parentId;

    private int depth;

    private @Nullable UUID mergedInto;

    private @Nullable Instant mergedAt;

    @Column(updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // describe
    private Topic(UUID id, TopicContent content, String slug, Instant now) {
        super(id);
        this.status = TopicStatus.ACTIVE;
        this.depth = 1;
        this.createdAt = now;
        describe(content, slug);
    }

    @SuppressWarnings("NullAway.Init")
    protected Topic() {}

    /** A new topic at the top of the tree, or below a parent. */
    static Topic create(UUID id, TopicContent content, String slug, @Nullable Topic parent, Instant now) {
        var topic = new Topic(id, content, slug, now);
        if (parent != null) {
            topic.parentId = parent.id();
            topic.depth = parent.depth + 1;
        }
        topic.registerEvent(new TopicCreated(topic.nextMeta(now), topic.state()));
        return topic;
    }

    /** Replaces what staff say about it; the same content is not a change. */
    void change(TopicContent content, String slug, Instant now) {
        var before = state();
        describe(content, slug);
        if (!before.equals(state())) {
            registerEvent(new TopicChanged(nextMeta(now), state()));
        }
    }

    private void describe(TopicContent content, String slug) {
        this.slug = slug;
        this.titleEn = content.title().en();
        this.titleVi = content.title().vi();
        var description = content.description();
        this.descriptionEn = description == null ? "" : description.en();
        this.descriptionVi = description == null ? null : description.vi();
        this.icon = Objects.requireNonNullElse(content.icon(), TopicContent.ICON);
        this.colour = Objects.requireNonNullElse(content.colour(), TopicContent.COLOUR);
        this.sensitivity = Objects.requireNonNullElse(content.sensitivity(), TopicSensitivity.NORMAL);
    }

    /** @param parent null for the top of the tree */
    void move(@Nullable Topic parent, Instant now) {
        if (place(parent)) {
            registerEvent(new TopicChanged(nextMeta(now), state()));
        }
    }

    void archive(Instant now) {
        status = TopicStatus.ARCHIVED;
        registerEvent(new TopicArchived(nextMeta(now), state()));
    }

    void merge(Topic target, Instant now) {
        status = TopicStatus.MERGED;
        mergedInto = target.id();
        mergedAt = now;
        registerEvent(new TopicMerged(nextMeta(now), state()));
    }

    /** @param parent null for the top of the tree */
    void restore(@Nullable Topic parent, Instant now) {
        place(parent);
        status = TopicStatus.ACTIVE;
        mergedInto = null;
        mergedAt = null;
        registerEvent(new TopicRestored(nextMeta(now), state()));
    }

    /** Says what it is, for those who were not told when a migration made it. */
    TopicCreated announcement(Instant now) {
        return new TopicCreated(EventMeta.of(id(), version(), now), state());
    }

    private boolean place(@Nullable Topic parent) {
        var wanted = parent == null ? null : parent.id();
        if (Objects.equals(wanted, parentId)) {
            return false;
        }
        parentId = wanted;
        depth = parent == null ? 1 : parent.depth + 1;
        return true;
    }

    TopicState state() {
        return new TopicState(
                status,
                slug,
                new TopicText(titleEn, titleVi),
                new TopicText(descriptionEn, descriptionVi),
                icon,
                colour,
                sensitivity,
                parentId,
                mergedInto,
                mergedAt);
    }

    /** What staff may change of it. */
    TopicContent content() {
        return TopicContent.of(state());
    }

    boolean is(TopicStatus wanted) {
        return status == wanted;
    }

    boolean isSensitive() {
        return sensitivity == TopicSensitivity.SENSITIVE;
    }

    String slug() {
        return slug;
    }

    @Nullable
    UUID parentId() {
        return parentId;
    }

    int depth() {
        return depth;
    }

    @Nullable
    UUID mergedInto() {
        return mergedInto;
    }

    @Nullable
    Instant mergedAt() {
        return mergedAt;
    }
}
