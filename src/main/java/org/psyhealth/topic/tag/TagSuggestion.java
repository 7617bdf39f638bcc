package org.psyhealth.topic.tag;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tag that somebody may be about to type.
 *
 * @param name as it is shown, also if another name of it was found
 * @param topic the slug of the topic that it belongs to; null for none
 */
record TagSuggestion(UUID id, String name, @Nullable String topic) {}
