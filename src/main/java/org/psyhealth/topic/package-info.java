/**
 * Topics, who follows them, tags, and where people find help.
 *
 * <p><b>Owns</b> the schema {@code topic}: the tree of topics with their slugs, follows, tags, help resources, and
 * counts of followers and published posts per topic.
 *
 * <p><b>Publishes</b> {@link org.psyhealth.topic.events.TopicEvent} (topic-events): created, changed, archived, merged
 * and restored, keyed by the topic, each with its whole state; followed and unfollowed, keyed by topic and follower.
 *
 * <p><b>Consumes</b> {@link org.psyhealth.post.events.PostEvent}, only to count the posts in a topic.
 *
 * <p><b>API</b> {@code /api/topics}: the tree, read, follow, opt into sensitive ones, suggestions, tags, help
 * resources; {@code /api/admin/topics}: keep all of these.
 *
 * <p><b>Why a module of its own:</b> topics are few and change rarely while posts are many and change often, and
 * maintaining topics requires no knowledge of how posts are written. A follow is an aggregate of its own: its row and
 * its version survive its end, so that consumers can order "followed" and "unfollowed" in whatever order they arrive.
 *
 * <p><b>Merging</b> rewrites nothing: whoever keeps topics resolves what each of them is now.
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
            "platform :: text",
            "post :: events"
        })
@NullMarked
package org.psyhealth.topic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
