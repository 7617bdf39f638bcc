package org.psyhealth.topic.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.psyhealth.topic.events.TopicSensitivity;
import org.psyhealth.topic.events.TopicState;

/**
 * What staff say about a topic.
 *
 * @param slug its name in URLs; without it, it is made from the English title. The one before leads to it for good
 * @param title its name for people
 * @param description what belongs under it; nothing by default
 * @param icon the name of a picture that clients have
 * @param colour as {@code #rrggbb}
 * @param sensitivity {@code NORMAL} by default
 */
record TopicContent(
        @Size(max = Slugs.MAX) @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE) @Nullable
        String slug,

        @NotNull @Valid LocalTitle title,

        @Valid @Nullable LocalDescription description,

        @Pattern(regexp = "[a-z][a-z0-9-]{0,39}", message = "must be the name of an icon") @Nullable
        String icon,

        @Pattern(regexp = "#[0-9a-f]{6}", message = "must be a colour, as #rrggbb") @Nullable
        String colour,

        @Nullable TopicSensitivity sensitivity) {

    static final String ICON = "leaf";
    static final String COLOUR = "#6aa84f";

    static TopicContent of(TopicState state) {
        var title = state.title();
        var description = state.description();
        return new TopicContent(
                state.slug(),
                new LocalTitle(title.en(), title.vi()),
                new LocalDescription(description.en(), description.vi()),
                state.icon(),
                state.colour(),
                state.sensitivity());
    }
}
