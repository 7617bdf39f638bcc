package org.psyhealth.topic.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.persistence.AggregateRoot;
import org.psyhealth.topic.events.TopicCreated;

@Entity
@Table(schema = "topic", name = "topic")
class Topic extends AggregateRoot<Topic> {

    /** The unique constraint on the slug. */
    static final String SLUG_KEY = "topic_slug_key";

    @Column(updatable = false)
    private String slug;

    private String name;

    private String description;

    @Column(updatable = false)
    private Instant createdAt;

    private Topic(String slug, String name, String description, Instant now) {
        super(UuidV7.next());
        this.slug = slug;
        this.name = name;
        this.description = description;
        this.createdAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Topic() {}

    static Topic create(String slug, String name, String description, Instant now) {
        var topic = new Topic(slug, name, description, now);
        topic.registerEvent(new TopicCreated(topic.nextMeta(now), slug, name, description));
        return topic;
    }

    String slug() {
        return slug;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    Instant createdAt() {
        return createdAt;
    }
}
