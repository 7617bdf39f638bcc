package org.psyhealth.topic.tag;

import jakarta.validation.constraints.NotBlank;
import org.psyhealth.platform.web.input.Characters;

/**
 * Another name for a tag.
 *
 * @param name a name that no tag has
 */
record NewTagAlias(@NotBlank @Characters(min = 1, max = 40) String name) {}
