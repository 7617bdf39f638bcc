package org.psyhealth.post.authoring;

import java.util.List;
import java.util.UUID;
import org.psyhealth.post.reaction.ReactionKind;
import org.psyhealth.post.reading.PostView;
import org.psyhealth.post.reading.PostView.PostAuthor;
import org.psyhealth.post.reading.PostView.PostTopic;
import org.psyhealth.topic.events.TopicText;

/** The context of a post: its topics, in the author's order, and its author. */
record PostContext(PostAuthor author, List<Topic> topics) {

    /** @param slug that of what the topic is now, like its title */
    record Topic(UUID id, String slug, TopicText title) {}

    List<UUID> topicIds() {
        return topics.stream().map(Topic::id).toList();
    }

    /** The view of a new post, without reactions. */
    PostView viewOf(Post fresh) {
        return new PostView(
                fresh.id(),
                PostView.Status.valueOf(fresh.status().name()),
                fresh.title(),
                fresh.body(),
                author,
                topics.stream()
                        .map(topic -> PostTopic.of(topic.slug(), topic.title()))
                        .distinct()
                        .toList(),
                ReactionKind.noneYet(),
                List.of(),
                fresh.createdAt(),
                fresh.publishedAt(),
                fresh.editedAt(),
                fresh.version());
    }
}
