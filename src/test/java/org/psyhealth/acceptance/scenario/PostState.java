package org.psyhealth.acceptance.scenario;

import java.util.List;

/** The possible states of a post. */
sealed interface PostState {

    /** Never written, or withdrawn: nobody can read it. */
    enum Gone implements PostState {
        NEVER_WRITTEN,
        WITHDRAWN
    }

    /**
     * As its readers see it.
     *
     * @param topics slugs
     */
    record Readable(boolean published, String title, String body, List<String> topics) implements PostState {

        String json() {
            var slugs = topics.stream().map("\"%s\""::formatted).toList();
            return "\"title\":\"%s\",\"body\":\"%s\",\"topics\":%s".formatted(title, body, slugs);
        }

        Readable asPublished() {
            return new Readable(true, title, body, topics);
        }
    }
}
