package org.psyhealth.topic.tag;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A merge of one tag into another.
 *
 * @param into the tag of which it is another name from now on
 */
record TagMerge(@NotNull UUID into) {}
