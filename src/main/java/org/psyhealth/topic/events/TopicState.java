package org.psyhealth.topic.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is public of a topic.
 *
 * @param slug its name in URLs; an earlier one is never another topic's
 * @param title its name for people
 * @param description what belongs under it; may be empty
 * @param icon the name of a picture that clients have
 * @param colour as {@code #rrggbb}
 * @param sensitivity whether readers have to say that they want to see it
 * @param parentId the topic above it in the tree; null at the top
 * @param mergedInto the topic that it is part of while it is merged; null otherwise
 * @param mergedAt since when; null unless it is merged
 */
public record TopicState(
        TopicStatus status,
        String slug,
        TopicText title,
        TopicText description,
        String icon,
        String colour,
        TopicSensitivity sensitivity,
        @Nullable UUID parentId,
        @Nullable UUID mergedInto,
        @Nullable Instant mergedAt) {}
