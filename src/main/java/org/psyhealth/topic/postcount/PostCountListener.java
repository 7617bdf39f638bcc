package org.psyhealth.topic.postcount;

import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostEvent;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostUnreacted;
import org.psyhealth.post.events.PostWithdrawn;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class PostCountListener {

    private final PostCounts counts;

    PostCountListener(PostCounts counts) {
        this.counts = counts;
    }

    @KafkaListener(groupId = "topic", topics = PostEvent.TOPIC)
    void on(PostEvent event) {
        var version = event.meta().aggregateVersion();
        switch (event) {
            case PostPublished published -> counts.standsUnder(published.postId(), version, published.topicIds());
            case PostEdited edited -> counts.standsUnder(edited.postId(), version, edited.topicIds());
            case PostWithdrawn withdrawn -> counts.isGone(withdrawn.postId(), version);
            case PostReacted ignored -> {}
            case PostUnreacted ignored -> {}
        }
    }
}
