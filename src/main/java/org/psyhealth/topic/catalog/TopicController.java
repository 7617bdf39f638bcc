package org.psyhealth.topic.catalog;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.net.URI;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.idempotency.Idempotency;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/topics")
class TopicController {

    private final TopicCatalog catalog;
    private final TopicReader reader;
    private final Idempotency idempotency;
    private final EntityTags tags;

    TopicController(TopicCatalog catalog, TopicReader reader, Idempotency idempotency, EntityTags tags) {
        this.catalog = catalog;
        this.reader = reader;
        this.idempotency = idempotency;
        this.tags = tags;
    }

    /** The topics, in the order of their slugs. */
    @GetMapping
    Page<TopicView> listTopics(Paging paging, Caller caller) {
        return reader.list(paging, caller);
    }

    /**
     * A topic.
     *
     * @param slug the topic's name in URLs
     */
    @GetMapping("/{slug:[a-z0-9-]{1,60}}")
    ResponseEntity<TopicView> getTopic(@PathVariable String slug, Caller caller) {
        var topic = reader.get(slug, caller);
        return tags.ok(topic.version(), topic);
    }

    /** Creates a topic. */
    @PostMapping
    @ProblemsOf(TopicCatalog.class)
    @RequiresRole(Role.ADMIN)
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = TopicView.class)))
    ResponseEntity<?> createTopic(@Valid @RequestBody NewTopic wanted, IdempotencyKey key, Caller caller) {
        return idempotency.once(key, () -> {
            var topic = catalog.create(wanted, caller);
            return ResponseEntity.created(URI.create("/api/topics/" + topic.slug()))
                    .eTag(tags.of(topic.version(), topic))
                    .body(topic);
        });
    }
}
