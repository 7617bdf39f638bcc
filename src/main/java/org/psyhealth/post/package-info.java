/**
 * What people write: posts and the reactions to them.
 *
 * <p><b>Owns</b> the schema {@code post}: posts from draft to withdrawal, and reactions. The text of a post never
 * leaves this module.
 *
 * <p><b>Publishes</b> {@link org.psyhealth.post.events.PostEvent} (post-events): published, edited and withdrawn, keyed
 * by the post; reacted and unreacted, keyed by post, reader and kind. Drafts are nobody else's business and are told to
 * nobody.
 *
 * <p><b>Consumes</b> {@link org.psyhealth.user.events.UserEvent} for the names of authors and
 * {@link org.psyhealth.topic.events.TopicEvent} for the topics one can write under. Both are projections that follow
 * their source within moments: until they do, an author has no name and a topic is unknown.
 *
 * <p><b>API</b> {@code /api/posts}: write, publish, read, list, edit, delete, react.
 *
 * <p><b>Why:</b> posts are loaded as aggregates only to be changed; whoever reads gets them by one SQL statement. A
 * reaction counts as an aggregate of its own, so that readers never contend with the author for the post, and its
 * version survives its end, so that consumers can order "reacted" and "unreacted" however they arrive.
 */
@ApplicationModule(
        displayName = "Post",
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
            "user :: events",
            "topic :: events"
        })
@NullMarked
package org.psyhealth.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
