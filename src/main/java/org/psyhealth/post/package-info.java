/**
 * Posts and the reactions to them.
 *
 * <p><b>Owns</b> the schema {@code post}: posts from draft to withdrawal, and reactions. The text of a post never
 * leaves this module.
 *
 * <p><b>Publishes</b> {@link org.psyhealth.post.events.PostEvent} (post-events): published, edited and withdrawn, keyed
 * by the post; reacted and unreacted, keyed by post, reader and kind. Drafts are private and publish no events.
 *
 * <p><b>Consumes</b> {@link org.psyhealth.user.events.UserEvent} for the names, roles and pictures of authors and
 * {@link org.psyhealth.topic.events.TopicEvent} for the topics that posts can have. Both projections are eventually
 * consistent: until they catch up, an author has no name and no role, and a topic is unknown. From
 * {@link org.psyhealth.follow.events.FollowEvent} it knows who blocks whom: to both, the other's posts do not exist.
 *
 * <p><b>API</b> {@code /api/posts}: write, publish, read, list, edit, delete, react.
 *
 * <p><b>Why:</b> posts are loaded as aggregates only to be changed; reads use a single SQL statement. A reaction is an
 * aggregate of its own, so that readers never contend with the author for the post, and its version survives its end,
 * so that consumers can order "reacted" and "unreacted" in whatever order they arrive.
 */
@ApplicationModule(
        displayName = "Post",
        allowedDependencies = {
            "platform :: conditional",
            "platform :: delivery",
            "platform :: events",
            "platform :: idempotency",
            "platform :: ids",
            "platform :: input",
            "platform :: paging",
            "platform :: persistence",
            "platform :: problem",
            "platform :: security",
            "platform :: text",
            "user :: events",
            "topic :: events",
            "follow :: events"
        })
@NullMarked
package org.psyhealth.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
