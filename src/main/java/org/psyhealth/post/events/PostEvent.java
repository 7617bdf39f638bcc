package org.psyhealth.post.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.modulith.events.Externalized;

/** What happens to a post; keyed and ordered by the post id. */
@Externalized(PostEvent.TOPIC)
public sealed interface PostEvent extends DomainEvent
        permits PostPublished, PostEdited, PostWithdrawn, PostReacted, PostUnreacted {

    String TOPIC = "post-events";

    /** The post it is about. */
    default UUID postId() {
        return meta().aggregateId();
    }
}
