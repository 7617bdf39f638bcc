/**
 * Topics, and who follows them.
 *
 * <p><b>Owns</b> the schema {@code topic}: topics, follows, and a count of published posts per topic.
 *
 * <p><b>Publishes</b> {@link org.psyhealth.topic.events.TopicEvent} (topic-events): created, keyed by the topic;
 * followed and unfollowed, keyed by topic and follower.
 *
 * <p><b>Consumes</b> {@link org.psyhealth.post.events.PostEvent}, only to count the posts in a topic.
 *
 * <p><b>API</b> {@code /api/topics}: list, read, create (administrators), follow and unfollow.
 *
 * <p><b>Why a module of its own:</b> topics are few and change rarely while posts are many and change often, and
 * maintaining topics requires no knowledge of how posts are written. A follow is an aggregate of its own: its row and
 * its version survive its end, so that consumers can order "followed" and "unfollowed" in whatever order they arrive.
 */
@ApplicationModule(
        displayName = "Topic",
        allowedDependencies = {
            "platform :: conditional",
            "platform :: events",
            "platform :: idempotency",
            "platform :: ids",
            "platform :: input",
            "platform :: paging",
            "platform :: persistence",
            "platform :: problem",
            "platform :: security",
            "post :: events"
        })
@NullMarked
package org.psyhealth.topic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
