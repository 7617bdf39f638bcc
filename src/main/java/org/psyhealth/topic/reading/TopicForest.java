package org.psyhealth.topic.reading;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.topic.events.TopicSensitivity;

/**
 * The active topics as trees.
 *
 * @param items those at the top, in their order
 */
record TopicForest(List<TopicNode> items) {

    /**
     * A topic in the tree. It is the same for everybody.
     *
     * @param slug its name in URLs
     * @param title its name for people, in the language that the request prefers
     * @param description what belongs under it; null for a sensitive one, which is collapsed until one opens it
     * @param icon the name of a picture that clients have
     * @param colour as {@code #rrggbb}
     * @param children the topics below it, in their order
     */
    record TopicNode(
            UUID id,
            String slug,
            String title,
            @Nullable String description,
            String icon,
            String colour,
            TopicSensitivity sensitivity,
            List<TopicNode> children) {}
}
