package org.psyhealth.post.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A published post was changed.
 *
 * @param topicIds its current topics, one or more, in the author's order
 * @param publishedAt when it was first published
 * @param editedAt when it was last changed
 */
@EventType("org.psyhealth.post.edited.v1")
public record PostEdited(
        EventMeta meta, UUID authorId, String title, List<UUID> topicIds, Instant publishedAt, Instant editedAt)
        implements PostEvent {

    @Override
    public UUID postId() {
        return meta.aggregateId();
    }
}
