package org.psyhealth.post.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A post was published and can be read by everyone. The event does not contain its text.
 *
 * @param topicIds its topics, one or more, in the author's order
 */
@EventType("org.psyhealth.post.published.v1")
public record PostPublished(EventMeta meta, UUID authorId, String title, List<UUID> topicIds, Instant publishedAt)
        implements PostEvent {

    @Override
    public UUID postId() {
        return meta.aggregateId();
    }
}
