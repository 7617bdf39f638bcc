package org.psyhealth.topic.tag;

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
import org.psyhealth.platform.web.idempotency.Idempotency;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.psyhealth.platform.web.input.Characters;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresRole(Role.ADMIN)
@RequestMapping("/api/admin/topics/tags")
class TagAdminController {

    private final Tags tags;
    private final Idempotency idempotency;
    private final EntityTags entityTags;

    TagAdminController(Tags tags, Idempotency idempotency, EntityTags entityTags) {
        this.tags = tags;
        this.idempotency = idempotency;
        this.entityTags = entityTags;
    }

    /**
     * All tags and aliases, in the order of their names.
     *
     * @param prefix only those that begin like this
     */
    @GetMapping
    Page<StaffTag> listTags(@RequestParam @Characters(max = 40) @Nullable String prefix, Paging paging) {
        return tags.list(prefix, paging);
    }

    /**
     * A tag or an alias.
     *
     * @param id the tag
     */
    @GetMapping("/{id}")
    StaffTag getTag(@PathVariable UUID id) {
        return tags.get(id);
    }

    /** Creates a tag. */
    @PostMapping
    @ProblemsOf(Tags.class)
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = StaffTag.class)))
    ResponseEntity<?> createTag(@Valid @RequestBody NewTag wanted, IdempotencyKey key) {
        return idempotency.once(key, () -> created(tags.create(wanted)));
    }

    /**
     * Gives a tag another name, under which it is found too.
     *
     * @param id the tag
     */
    @PostMapping("/{id}/aliases")
    @ProblemsOf(Tags.class)
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = StaffTag.class)))
    ResponseEntity<?> addTagAlias(@PathVariable UUID id, @Valid @RequestBody NewTagAlias wanted, IdempotencyKey key) {
        return idempotency.once(key, () -> created(tags.addAlias(id, wanted.name())));
    }

    private ResponseEntity<StaffTag> created(StaffTag tag) {
        return ResponseEntity.created(URI.create("/api/admin/topics/tags/" + tag.id()))
                .eTag(entityTags.of(0, tag))
                .body(tag);
    }

    /**
     * Merges a tag into another: it and its aliases are other names of that one from now on.
     *
     * @param id the tag that becomes an alias
     */
    @PutMapping("/{id}/merge")
    @ProblemsOf(Tags.class)
    StaffTag mergeTag(@PathVariable UUID id, @Valid @RequestBody TagMerge wanted) {
        return tags.merge(id, wanted.into());
    }

    /**
     * Makes an alias a tag of its own.
     *
     * @param id the alias
     */
    @DeleteMapping("/{id}/merge")
    StaffTag partTag(@PathVariable UUID id) {
        return tags.part(id);
    }
}
