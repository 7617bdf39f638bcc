package org.psyhealth.topic.tag;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tag as staff see it.
 *
 * @param name as it is shown
 * @param topicId the topic that it belongs to; null for none
 * @param mergedInto the tag of which it is another name; null if it stands for itself
 */
record StaffTag(
        UUID id,
        String name,
        @Nullable UUID topicId,
        @Nullable UUID mergedInto,
        Instant createdAt) {}
