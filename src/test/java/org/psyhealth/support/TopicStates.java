package org.psyhealth.support;

import java.time.Instant;
import java.util.UUID;
import org.psyhealth.topic.events.TopicSensitivity;
import org.psyhealth.topic.events.TopicState;
import org.psyhealth.topic.events.TopicStatus;
import org.psyhealth.topic.events.TopicText;

/** States of topics as their module tells them. */
public final class TopicStates {

    private TopicStates() {}

    /** An active topic at the top of the tree. */
    public static TopicState active(String slug, String title) {
        return new TopicState(
                TopicStatus.ACTIVE,
                slug,
                new TopicText(title, title + " (vi)"),
                new TopicText("About " + title, null),
                "leaf",
                "#6aa84f",
                TopicSensitivity.NORMAL,
                null,
                null,
                null);
    }

    /** The same topic archived. */
    public static TopicState archived(TopicState state) {
        return with(state, TopicStatus.ARCHIVED, state.sensitivity());
    }

    /** The same topic as a sensitive one. */
    public static TopicState sensitive(TopicState state) {
        return with(state, state.status(), TopicSensitivity.SENSITIVE);
    }

    /** The same topic merged into another. */
    public static TopicState merged(TopicState state, UUID into, Instant at) {
        return new TopicState(
                TopicStatus.MERGED,
                state.slug(),
                state.title(),
                state.description(),
                state.icon(),
                state.colour(),
                state.sensitivity(),
                state.parentId(),
                into,
                at);
    }

    private static TopicState with(TopicState state, TopicStatus status, TopicSensitivity sensitivity) {
        return new TopicState(
                status,
                state.slug(),
                state.title(),
                state.description(),
                state.icon(),
                state.colour(),
                sensitivity,
                state.parentId(),
                null,
                null);
    }
}
