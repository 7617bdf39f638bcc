package org.psyhealth.post.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A published post can no longer be read.
 *
 * @param withdrawnBy who withdrew it
 */
@EventType("org.psyhealth.post.withdrawn.v1")
public record PostWithdrawn(EventMeta meta, UUID authorId, By withdrawnBy) implements PostEvent {

    @Override
    public UUID postId() {
        return meta.aggregateId();
    }

    /** Who withdrew a post. */
    public enum By {
        AUTHOR
    }
}
