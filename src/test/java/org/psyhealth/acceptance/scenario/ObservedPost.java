package org.psyhealth.acceptance.scenario;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.psyhealth.acceptance.scenario.PostState.Readable;
import tools.jackson.databind.JsonNode;

/**
 * A post as the API shows it.
 *
 * @param publishedAt {@link Instant#MAX} for a draft
 * @param reactions the number of reactions of each kind
 */
record ObservedPost(UUID id, UUID author, Readable state, Instant publishedAt, Map<String, Integer> reactions) {

    static ObservedPost of(JsonNode post) {
        var reactions = new TreeMap<String, Integer>();
        post.path("reactions")
                .propertyStream()
                .forEach(total -> reactions.put(total.getKey(), total.getValue().asInt()));
        var published = post.path("status").asString().equalsIgnoreCase("published");
        return new ObservedPost(
                UUID.fromString(post.path("id").asString()),
                UUID.fromString(post.path("author").path("id").asString()),
                new Readable(
                        published,
                        post.path("title").asString(),
                        post.path("body").asString(),
                        post.path("topics")
                                .valueStream()
                                .map(topic -> topic.path("slug").asString())
                                .toList()),
                published ? Instant.parse(post.path("publishedAt").asString()) : Instant.MAX,
                Map.copyOf(reactions));
    }
}
