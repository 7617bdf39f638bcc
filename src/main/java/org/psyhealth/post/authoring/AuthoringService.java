package org.psyhealth.post.authoring;

import java.time.Clock;
import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.post.reading.PostReader;
import org.psyhealth.post.reading.PostView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * What an author may do with a post. To others a draft is indistinguishable from a post that does not exist. A post is
 * flushed before its event is recorded, so that the outbox insert is the last statement before the commit.
 */
@Service
@Transactional
class AuthoringService {

    private final PostRepository posts;
    private final TopicLookup projections;
    private final PostReader reader;
    private final MergePatch mergePatch;
    private final Clock clock;

    AuthoringService(
            PostRepository posts, TopicLookup projections, PostReader reader, MergePatch mergePatch, Clock clock) {
        this.posts = posts;
        this.projections = projections;
        this.reader = reader;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    PostView write(NewPost wanted, Caller caller) {
        caller.requirePerson();
        var surroundings = projections.surroundings(caller.id(), wanted.topics());
        var now = clock.instant();
        var post = Post.draft(caller.id(), wanted.title(), wanted.body(), surroundings.topicIds(), now);
        if (Boolean.TRUE.equals(wanted.publish())) {
            post.publish(now);
        }
        return surroundings.viewOf(posts.saveAndFlush(post));
    }

    /** Publishing a published post is not an error, so that a caller who missed the reply can retry. */
    PostView publish(UUID id, IfMatch ifMatch, Caller caller) {
        var post = ownPost(id, caller);
        if (post.isDraft()) {
            ifMatch.check(post.version());
            post.publish(clock.instant());
            posts.saveAndFlush(post);
        }
        return reader.get(id, caller);
    }

    PostView edit(UUID id, JsonNode patch, IfMatch ifMatch, Caller caller) {
        var post = ownPost(id, caller);
        ifMatch.check(post.version());
        var current = new PostContent(post.title(), post.body(), projections.slugsOf(post.topicIds()));
        var wanted = mergePatch.apply(patch, current);
        if (!wanted.equals(current)) {
            var topics = wanted.topics().equals(current.topics())
                    ? post.topicIds()
                    : projections.surroundings(caller.id(), wanted.topics()).topicIds();
            post.edit(wanted.title(), wanted.body(), topics, clock.instant());
            posts.saveAndFlush(post);
        }
        return reader.get(id, caller);
    }

    void delete(UUID id, IfMatch ifMatch, Caller caller) {
        var post = ownPost(id, caller);
        ifMatch.check(post.version());
        if (post.isDraft()) {
            posts.delete(post);
        } else {
            post.withdraw(clock.instant());
            posts.saveAndFlush(post);
        }
    }

    /** Whether a post has been neither withdrawn nor, as a draft, deleted. */
    boolean exists(UUID id) {
        return posts.findById(id).filter(post -> !post.isWithdrawn()).isPresent();
    }

    private Post ownPost(UUID id, Caller caller) {
        var post = posts.lock(id)
                .filter(found -> !found.isWithdrawn())
                .filter(found -> !found.isDraft() || found.isBy(caller.id()))
                .orElseThrow(() -> Problems.notFound("The post"));
        if (!post.isBy(caller.id())) {
            reader.get(id, caller); // or it does not exist for this caller
            throw Problems.forbidden("Only its author may do this to a post.");
        }
        return post;
    }
}
