package org.psyhealth.bench.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A post in the product's JSON: with its body when read alone, with its excerpt in a list. */
record PostView(
        UUID id,
        String status,
        String title,
        @JsonInclude(JsonInclude.Include.NON_NULL) String body,
        @JsonInclude(JsonInclude.Include.NON_NULL) String excerpt,
        AuthorView author,
        List<TopicView> topics,
        Map<String, Integer> reactions,
        List<String> myReactions,
        Instant createdAt,
        Instant publishedAt,
        Instant editedAt) {

    record AuthorView(UUID id, String displayName) {}

    record TopicView(String slug, String name) {}

    record Page(List<PostView> items, String next) {}
}
