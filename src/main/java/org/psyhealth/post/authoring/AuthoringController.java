package org.psyhealth.post.authoring;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.conditional.Required;
import org.psyhealth.platform.web.idempotency.Idempotency;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.psyhealth.post.reading.PostView;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/posts")
class AuthoringController {

    private final AuthoringService authoring;
    private final Idempotency idempotency;
    private final EntityTags tags;

    AuthoringController(AuthoringService authoring, Idempotency idempotency, EntityTags tags) {
        this.authoring = authoring;
        this.idempotency = idempotency;
        this.tags = tags;
    }

    /** Writes a post, as a draft or published at once. */
    @PostMapping
    @RequiresPerson
    @ProblemsOf(TopicLookup.class)
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = PostView.class)))
    ResponseEntity<?> createPost(@Valid @RequestBody NewPost wanted, IdempotencyKey key, Caller caller) {
        return idempotency.once(key, id -> authoring.exists(UUID.fromString(id)), () -> {
            var post = authoring.write(wanted, caller);
            return ResponseEntity.created(URI.create("/api/posts/" + post.id()))
                    .eTag(tags.of(post.version(), post))
                    .body(post);
        });
    }

    /**
     * Publishes a draft. Publishing a published post changes nothing.
     *
     * @param id the caller's post
     */
    @PostMapping("/{id}/publish")
    ResponseEntity<PostView> publishPost(@PathVariable UUID id, IfMatch ifMatch, Caller caller) {
        return tagged(authoring.publish(id, ifMatch, caller));
    }

    /**
     * Changes the given parts of a post (JSON merge patch, RFC 7396).
     *
     * @param id the caller's post
     */
    @ProblemsOf(TopicLookup.class)
    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<PostView> updatePost(
            @PathVariable UUID id,
            @Required IfMatch ifMatch,
            @RequestBody @Parameter(schema = @Schema(implementation = PostContent.class)) JsonNode patch,
            Caller caller) {
        return tagged(authoring.edit(id, patch, ifMatch, caller));
    }

    /**
     * Deletes a draft, or withdraws a published post for good.
     *
     * @param id the caller's post
     */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deletePost(@PathVariable UUID id, IfMatch ifMatch, Caller caller) {
        authoring.delete(id, ifMatch, caller);
    }

    private ResponseEntity<PostView> tagged(PostView post) {
        return tags.ok(post.version(), post);
    }
}
