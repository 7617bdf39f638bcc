package org.psyhealth.topic.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.topic.events.TopicSensitivity;
import org.psyhealth.topic.events.TopicStatus;

/**
 * A topic as staff see it.
 *
 * @param formerSlugs earlier slugs, which lead to it
 * @param depth its level in the tree, 1 to 3
 * @param position its place among its siblings, from 0
 * @param mergedInto the topic that it is merged into; null otherwise
 * @param mergedAt since when
 * @param reversibleUntil until when the merge can be undone
 * @param version shown as the entity tag only
 */
record StaffTopic(
        UUID id,
        TopicStatus status,
        String slug,
        List<String> formerSlugs,
        LocalTitle title,
        LocalDescription description,
        String icon,
        String colour,
        TopicSensitivity sensitivity,
        @Nullable UUID parentId,
        int depth,
        int position,
        @Nullable UUID mergedInto,
        @Nullable Instant mergedAt,
        @Nullable Instant reversibleUntil,
        Instant createdAt,
        @JsonIgnore long version) {}
