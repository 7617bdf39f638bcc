package org.psyhealth.topic.catalog;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.conditional.Required;
import org.psyhealth.platform.web.idempotency.Idempotency;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.psyhealth.topic.events.TopicStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequiresRole(Role.ADMIN)
@RequestMapping("/api/admin/topics")
class TopicAdminController {

    private final TopicCatalog catalog;
    private final StaffTopics topics;
    private final Idempotency idempotency;
    private final EntityTags tags;

    TopicAdminController(TopicCatalog catalog, StaffTopics topics, Idempotency idempotency, EntityTags tags) {
        this.catalog = catalog;
        this.topics = topics;
        this.idempotency = idempotency;
        this.tags = tags;
    }

    /**
     * All topics, in the order of their slugs.
     *
     * @param status only those in this state
     */
    @GetMapping
    Page<StaffTopic> listAllTopics(@RequestParam @Nullable TopicStatus status, Paging paging) {
        return topics.list(status, paging);
    }

    /**
     * A topic in whatever state.
     *
     * @param id the topic
     */
    @GetMapping("/{id}")
    ResponseEntity<StaffTopic> getStaffTopic(@PathVariable UUID id) {
        return tagged(id);
    }

    /**
     * What a merge or an archiving of a topic would concern.
     *
     * @param id the topic
     */
    @GetMapping("/{id}/impact")
    TopicImpact getTopicImpact(@PathVariable UUID id) {
        return topics.impact(id);
    }

    /** Creates a topic. */
    @PostMapping
    @ProblemsOf({Slugs.class, TopicTree.class})
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = StaffTopic.class)))
    ResponseEntity<?> createTopic(@Valid @RequestBody NewTopic wanted, IdempotencyKey key) {
        return idempotency.once(key, () -> {
            var topic = topics.get(catalog.create(wanted));
            return ResponseEntity.created(URI.create("/api/admin/topics/" + topic.id()))
                    .eTag(tags.of(topic.version(), topic))
                    .body(topic);
        });
    }

    /**
     * Changes the given parts of what is said about a topic (JSON merge patch, RFC 7396).
     *
     * @param id the topic
     */
    @ProblemsOf({Slugs.class, TopicTree.class})
    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<StaffTopic> updateTopic(
            @PathVariable UUID id,
            @Required IfMatch ifMatch,
            @RequestBody @Parameter(schema = @Schema(implementation = TopicContent.class)) JsonNode patch) {
        catalog.change(id, ifMatch, patch);
        return tagged(id);
    }

    /**
     * Puts a topic, with all that is below it, somewhere else in the tree.
     *
     * @param id the topic
     */
    @PostMapping("/{id}/move")
    @ProblemsOf(TopicTree.class)
    ResponseEntity<StaffTopic> moveTopic(
            @PathVariable UUID id, IfMatch ifMatch, @Valid @RequestBody TopicPlacing wanted) {
        catalog.move(id, ifMatch, wanted);
        return tagged(id);
    }

    /**
     * Archives a topic: its posts stay readable, and no new ones can have it.
     *
     * @param id the topic
     */
    @PostMapping("/{id}/archive")
    @ProblemsOf(TopicTree.class)
    ResponseEntity<StaffTopic> archiveTopic(@PathVariable UUID id, IfMatch ifMatch) {
        catalog.archive(id, ifMatch);
        return tagged(id);
    }

    /**
     * Makes an archived topic active again.
     *
     * @param id the topic
     */
    @PostMapping("/{id}/restore")
    @ProblemsOf(TopicTree.class)
    ResponseEntity<StaffTopic> restoreTopic(@PathVariable UUID id, IfMatch ifMatch) {
        catalog.restore(id, ifMatch);
        return tagged(id);
    }

    private ResponseEntity<StaffTopic> tagged(UUID id) {
        var topic = topics.get(id);
        return tags.ok(topic.version(), topic);
    }
}
