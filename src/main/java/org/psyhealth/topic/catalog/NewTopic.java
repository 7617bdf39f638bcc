package org.psyhealth.topic.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.topic.events.TopicSensitivity;

/**
 * A topic to create.
 *
 * @param slug its name in URLs; without it, it is made from the English title
 * @param title its name for people
 * @param description what belongs under it; nothing by default
 * @param icon the name of a picture that clients have
 * @param colour as {@code #rrggbb}
 * @param sensitivity {@code NORMAL} by default
 * @param parentId the topic to put it below; without it, it stands at the top
 */
record NewTopic(
        @Size(max = Slugs.MAX) @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE) @Nullable
        String slug,

        @NotNull @Valid LocalTitle title,

        @Valid @Nullable LocalDescription description,

        @Pattern(regexp = "[a-z][a-z0-9-]{0,39}", message = "must be the name of an icon") @Nullable
        String icon,

        @Pattern(regexp = "#[0-9a-f]{6}", message = "must be a colour, as #rrggbb") @Nullable
        String colour,

        @Nullable TopicSensitivity sensitivity,

        @Nullable UUID parentId) {

    TopicContent content() {
        return new TopicContent(slug, title, description, icon, colour, sensitivity);
    }
}
