package org.psyhealth.topic.following;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicUnfollowed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class FollowService {

    private final FollowRepository follows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FollowService(FollowRepository follows, ApplicationEventPublisher events, Clock clock) {
        this.follows = follows;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    void follow(String slug, Caller caller) {
        caller.requirePerson();
        var topic = topicOf(slug);
        var now = clock.instant();
        follows.start(topic, caller.id(), now)
                .map(change -> new TopicFollowed(
                        EventMeta.ofRelation(change.version(), now, topic, caller.id()),
                        topic,
                        caller.id(),
                        change.since()))
                .ifPresent(events::publishEvent);
    }

    @Transactional
    void unfollow(String slug, Caller caller) {
        var topic = topicOf(slug);
        var now = clock.instant();
        follows.end(topic, caller.id(), now)
                .map(change -> new TopicUnfollowed(
                        EventMeta.ofRelation(change.version(), now, topic, caller.id()),
                        topic,
                        caller.id(),
                        change.since(),
                        Objects.requireNonNull(change.until(), "an ended relation")))
                .ifPresent(events::publishEvent);
    }

    private UUID topicOf(String slug) {
        return follows.topicOf(slug).orElseThrow(() -> Problems.notFound("The topic"));
    }
}
