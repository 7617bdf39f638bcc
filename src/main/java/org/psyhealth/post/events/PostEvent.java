package org.psyhealth.post.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.modulith.events.Externalized;

/** The newest state of a post, or of somebody's reaction to it ({@code <post>/<user>/<kind>}). */
@Externalized(PostEvent.TOPIC)
public sealed interface PostEvent extends DomainEvent
        permits PostPublished, PostEdited, PostWithdrawn, PostReacted, PostUnreacted {

    String TOPIC = "post-events";

    /** The id of the post. */
    UUID postId();
}
