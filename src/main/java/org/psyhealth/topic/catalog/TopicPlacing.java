package org.psyhealth.topic.catalog;

import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where to put a topic.
 *
 * @param parentId the topic to put it below; without it, at the top
 * @param position the number of siblings before it; without it, behind all of them
 */
record TopicPlacing(
        @Nullable UUID parentId, @Min(0) @Nullable Integer position) {}
