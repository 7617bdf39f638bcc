package org.psyhealth.post.authoring;

import java.util.List;
import java.util.UUID;
import org.psyhealth.post.reaction.ReactionKind;
import org.psyhealth.post.reading.PostView;
import org.psyhealth.post.reading.PostView.PostAuthor;
import org.psyhealth.post.reading.PostView.PostTopic;

/** The context of a post: its topics, in the author's order, and its author. */
record PostContext(PostAuthor author, List<Topic> topics) {

    record Topic(UUID id, String slug, String name) {}

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
                        .map(topic -> new PostTopic(topic.slug(), topic.name()))
                        .toList(),
                ReactionKind.noneYet(),
                List.of(),
                fresh.createdAt(),
                fresh.publishedAt(),
                fresh.editedAt(),
                fresh.version());
    }
}
