package org.psyhealth.topic.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * A topic as a caller sees it.
 *
 * @param slug its permanent name in URLs
 * @param name its name for people
 * @param description what belongs under it; empty if nothing is said
 * @param postCount the number of published posts in it; eventually consistent
 * @param following whether the caller follows it
 * @param version shown as the entity tag only
 */
record TopicView(
        UUID id,
        String slug,
        String name,
        String description,
        long postCount,
        boolean following,
        @JsonIgnore long version) {

    static TopicView of(Topic fresh) {
        return new TopicView(fresh.id(), fresh.slug(), fresh.name(), fresh.description(), 0, false, fresh.version());
    }
}
