package org.psyhealth.notification.projection;

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

    private final Posts posts;
    private final Reactions reactions;

    PostEventListener(Posts posts, Reactions reactions) {
        this.posts = posts;
        this.reactions = reactions;
    }

    @KafkaListener(groupId = "notification", topics = PostEvent.TOPIC)
    void on(PostEvent event) {
        switch (event) {
            case PostPublished(var meta, var author, var title, var topics, var publishedAt) ->
                posts.upsert(meta, author, title, topics, publishedAt);
            case PostEdited(var meta, var author, var title, var topics, var publishedAt, var editedAt) ->
                posts.upsert(meta, author, title, topics, publishedAt);
            case PostWithdrawn(var meta, var author, var by) -> posts.remove(meta, author);
            case PostReacted(var meta, var post, var user, var author, var kind, var since) ->
                reactions.upsert(meta, post, user, author, kind, since);
            case PostUnreacted(var meta, var post, var user, var author, var kind) ->
                reactions.upsert(meta, post, user, author, kind, null);
        }
    }
}
