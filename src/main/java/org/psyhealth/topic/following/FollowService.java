package org.psyhealth.topic.following;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicUnfollowed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows and unfollows. Whoever follows a topic that was merged into another follows that one, without a record of its
 * own: so unfollowing ends every follow that stands for it.
 */
@Service
class FollowService {

    private final FollowRepository follows;
    private final FollowerCounts counts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FollowService(FollowRepository follows, FollowerCounts counts, ApplicationEventPublisher events, Clock clock) {
        this.follows = follows;
        this.counts = counts;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    void follow(String slug, Caller caller) {
        caller.requirePerson();
        var topic = follows.currentOf(slug);
        counts.lock(topic);
        if (!follows.followed(topic, caller.id()).isEmpty()) {
            return;
        }
        var now = clock.instant();
        follows.start(topic, caller.id(), now)
                .map(change -> new TopicFollowed(
                        EventMeta.ofRelation(change.version(), now, topic, caller.id()),
                        topic,
                        caller.id(),
                        change.since()))
                .ifPresent(event -> {
                    counts.add(topic, 1);
                    events.publishEvent(event);
                });
    }

    @Transactional
    void unfollow(String slug, Caller caller) {
        var topic = follows.currentOf(slug);
        counts.lock(topic);
        var followed = follows.followed(topic, caller.id());
        followed.forEach(each -> end(each, caller.id()));
        if (!followed.isEmpty()) {
            counts.add(topic, -1);
        }
    }

    private void end(UUID topic, UUID user) {
        var now = clock.instant();
        follows.end(topic, user, now)
                .map(change -> new TopicUnfollowed(
                        EventMeta.ofRelation(change.version(), now, topic, user),
                        topic,
                        user,
                        change.since(),
                        Objects.requireNonNull(change.until(), "an ended relation")))
                .ifPresent(events::publishEvent);
    }
}
