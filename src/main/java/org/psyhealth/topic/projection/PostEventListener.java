package org.psyhealth.topic.projection;

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

    private final PostCounts counts;

    PostEventListener(PostCounts counts) {
        this.counts = counts;
    }

    @KafkaListener(groupId = "topic", topics = PostEvent.TOPIC)
    void on(PostEvent event) {
        switch (event) {
            case PostPublished published -> counts.upsert(published.meta(), published.topicIds());
            case PostEdited edited -> counts.upsert(edited.meta(), edited.topicIds());
            case PostWithdrawn withdrawn -> counts.remove(withdrawn.meta());
            case PostReacted ignored -> {}
            case PostUnreacted ignored -> {}
        }
    }
}
