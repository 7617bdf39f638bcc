package org.psyhealth.recommendation.projection;

import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostEvent;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostUnreacted;
import org.psyhealth.post.events.PostWithdrawn;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class PostEventListener {

    private final Candidates candidates;
    private final Reactions reactions;

    PostEventListener(Candidates candidates, Reactions reactions) {
        this.candidates = candidates;
        this.reactions = reactions;
    }

    @KafkaListener(groupId = "recommendation", topics = PostEvent.TOPIC)
    void on(PostEvent event) {
        switch (event) {
            case PostPublished published -> candidates.add(published);
            case PostEdited edited -> candidates.change(edited);
            case PostWithdrawn withdrawn -> candidates.remove(withdrawn);
            case PostReacted(var meta, var post, var user, var author, var kind, var since) ->
                reactions.upsert(meta, post, user, kind, true);
            case PostUnreacted(var meta, var post, var user, var author, var kind) ->
                reactions.upsert(meta, post, user, kind, false);
        }
    }
}
