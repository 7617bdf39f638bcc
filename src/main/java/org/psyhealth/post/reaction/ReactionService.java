package org.psyhealth.post.reaction;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedRelation.Change;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostUnreacted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ReactionService {

    static final ProblemType OWN_POST = new ProblemType("own-post", HttpStatus.UNPROCESSABLE_CONTENT, "Own post");

    private final ReactionRepository reactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReactionService(ReactionRepository reactions, ApplicationEventPublisher events, Clock clock) {
        this.reactions = reactions;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    void react(UUID post, ReactionKind kind, Caller caller) {
        caller.requirePerson();
        var author = authorOf(post, caller);
        if (author.equals(caller.id())) {
            throw new ProblemException(OWN_POST, "You wrote this post yourself.");
        }
        var now = clock.instant();
        reactions
                .start(post, caller.id(), kind, now)
                .map(change -> new PostReacted(
                        metaOf(change, now, post, caller.id(), kind),
                        post,
                        caller.id(),
                        author,
                        kind.slug(),
                        change.since()))
                .ifPresent(events::publishEvent);
    }

    @Transactional
    void unreact(UUID post, ReactionKind kind, Caller caller) {
        var author = authorOf(post, caller);
        var now = clock.instant();
        reactions
                .end(post, caller.id(), kind, now)
                .map(change -> new PostUnreacted(
                        metaOf(change, now, post, caller.id(), kind), post, caller.id(), author, kind.slug()))
                .ifPresent(events::publishEvent);
    }

    private static EventMeta metaOf(Change change, Instant now, UUID post, UUID user, ReactionKind kind) {
        return EventMeta.ofRelation(change.version(), now, post, user, kind.slug());
    }

    private UUID authorOf(UUID post, Caller caller) {
        return reactions.authorOf(post, caller).orElseThrow(() -> Problems.notFound("The post"));
    }
}
