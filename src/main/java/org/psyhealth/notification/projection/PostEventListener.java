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
            case PostPublished published -> posts.announce(published);
            case PostEdited edited -> posts.retitle(edited);
            case PostWithdrawn withdrawn -> posts.hide(withdrawn);
            case PostReacted reacted -> reactions.add(reacted);
            case PostUnreacted unreacted -> reactions.remove(unreacted);
        }
    }
}
