package org.psyhealth.topic.reading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.topic.events.TopicSensitivity;
import org.psyhealth.topic.events.TopicStatus;

/**
 * A topic as a caller sees it.
 *
 * @param slug its name in URLs
 * @param title its name for people, in the language that the request prefers
 * @param description what belongs under it, empty if nothing is said; null while it is collapsed
 * @param icon the name of a picture that clients have
 * @param colour as {@code #rrggbb}
 * @param collapsed whether it is sensitive and the caller did not say that they want to see it
 * @param parent the slug of the topic above it; null at the top
 * @param followerCount the number of people who follow it
 * @param postCount the number of published posts in it; eventually consistent
 * @param following whether the caller follows it
 * @param version shown as the entity tag only
 */
record TopicView(
        UUID id,
        TopicStatus status,
        String slug,
        String title,
        @Nullable String description,
        String icon,
        String colour,
        TopicSensitivity sensitivity,
        boolean collapsed,
        @Nullable String parent,
        long followerCount,
        long postCount,
        boolean following,
        @JsonIgnore long version) {}
