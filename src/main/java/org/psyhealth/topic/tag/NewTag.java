package org.psyhealth.topic.tag;

import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.input.Characters;

/**
 * A tag to create.
 *
 * @param name as it is shown; another tag has it too if they differ in case, width or spaces only
 * @param topicId the topic that it belongs to; none by default
 */
record NewTag(
        @NotBlank @Characters(min = 1, max = 40) String name,

        @Nullable UUID topicId) {}
