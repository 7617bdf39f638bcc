package org.psyhealth.post.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A published post was changed; carries the whole state after the change.
 *
 * @param topicIds the topics it stands under now, one or more
 * @param publishedAt when it was first published
 */
@EventType("org.psyhealth.post.edited.v1")
public record PostEdited(EventMeta meta, UUID authorId, String title, List<UUID> topicIds, Instant publishedAt)
        implements PostEvent {}
