package org.psyhealth.topic.reading;

import java.util.UUID;
import org.psyhealth.topic.events.TopicSensitivity;

/**
 * A topic in a list.
 *
 * @param slug its name in URLs
 * @param title its name for people, in the language that the request prefers
 * @param icon the name of a picture that clients have
 * @param colour as {@code #rrggbb}
 */
record TopicSummary(UUID id, String slug, String title, String icon, String colour, TopicSensitivity sensitivity) {}
