/**
 * Relations between members: who follows, blocks and mutes whom.
 *
 * <p><b>Owns</b> the schema {@code follow}: follows and requests to follow, with the counts of both ends; blocks;
 * mutes; and of each person whether they ask first and show their lists.
 *
 * <p><b>Publishes</b> {@link org.psyhealth.follow.events.FollowEvent} (follow-events), keyed by the relation
 * ({@code <actor>/<member>/follow|block|mute}): requested, followed, unfollowed; blocked, unblocked; muted, unmuted.
 *
 * <p><b>Consumes</b> {@link org.psyhealth.user.events.UserEvent} for the people that exist, their names and roles, and
 * {@link org.psyhealth.topic.events.TopicEvent} for suggestions: who follows which topic.
 *
 * <p><b>API</b> {@code /api/follows}: follow, requests, lists and counts, blocks, mutes, settings, suggestions.
 *
 * <p><b>Why a module of its own:</b> every module with content asks who may see whom, and none of them may ask another
 * on each read. Each keeps the relations as a projection and applies them itself; here they are decided. Who is blocked
 * is not told: following somebody who blocked the caller is answered like a request that is never accepted.
 */
@ApplicationModule(
        displayName = "Follow",
        allowedDependencies = {
            "platform :: conditional",
            "platform :: events",
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
package org.psyhealth.follow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
