package org.psyhealth.topic.catalog;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A merge of one topic into another.
 *
 * @param into the topic that stays
 */
record TopicMerge(@NotNull UUID into) {}
