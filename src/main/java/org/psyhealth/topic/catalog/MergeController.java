package org.psyhealth.topic.catalog;

import jakarta.validation.Valid;
import java.util.UUID;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresRole(Role.ADMIN)
@RequestMapping("/api/admin/topics/{id}/merge")
class MergeController {

    private final TopicMerges merges;
    private final StaffTopics topics;
    private final EntityTags tags;

    MergeController(TopicMerges merges, StaffTopics topics, EntityTags tags) {
        this.merges = merges;
        this.topics = topics;
        this.tags = tags;
    }

    /**
     * Merges a topic into another: its posts, followers and tags count as the other's, and its address leads there.
     *
     * @param id the topic that goes
     */
    @PutMapping
    @ProblemsOf(TopicTree.class)
    ResponseEntity<StaffTopic> mergeTopic(
            @PathVariable UUID id, IfMatch ifMatch, @Valid @RequestBody TopicMerge wanted) {
        merges.merge(id, ifMatch, wanted.into());
        return tagged(id);
    }

    /**
     * Undoes a merge, within 24 hours of it. All that was the topic's is its own again.
     *
     * @param id the topic that was merged
     */
    @DeleteMapping
    @ProblemsOf(TopicTree.class)
    ResponseEntity<StaffTopic> undoTopicMerge(@PathVariable UUID id, IfMatch ifMatch) {
        merges.undo(id, ifMatch);
        return tagged(id);
    }

    private ResponseEntity<StaffTopic> tagged(UUID id) {
        var topic = topics.get(id);
        return tags.ok(topic.version(), topic);
    }
}
