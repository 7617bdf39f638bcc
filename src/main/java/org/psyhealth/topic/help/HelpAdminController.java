package org.psyhealth.topic.help;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequiresRole(Role.ADMIN)
@RequestMapping("/api/admin/topics/resources")
class HelpAdminController {

    private final HelpService help;
    private final Idempotency idempotency;
    private final EntityTags tags;

    HelpAdminController(HelpService help, Idempotency idempotency, EntityTags tags) {
        this.help = help;
        this.idempotency = idempotency;
        this.tags = tags;
    }

    /**
     * The help resources, those that were verified longest ago first.
     *
     * @param check only those in this state: {@code DUE} are those not verified for 180 days, of which {@code HIDDEN}
     *     are those not verified for 365
     * @param country only those of a country
     */
    @GetMapping
    Page<StaffResource> listAllHelpResources(
            @RequestParam @Nullable HelpCheck check,
            @RequestParam
                    @Pattern(regexp = "[A-Z]{2}", message = "must be the code of a country, in two capital letters")
                    @Nullable
                    String country,
            Paging paging) {
        return help.list(check, country, paging);
    }

    /**
     * A help resource.
     *
     * @param id the resource
     */
    @GetMapping("/{id}")
    ResponseEntity<StaffResource> getHelpResource(@PathVariable UUID id) {
        return tagged(help.get(id));
    }

    /** Adds a help resource, for one topic or for all. */
    @PostMapping
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = StaffResource.class)))
    ResponseEntity<?> createHelpResource(@Valid @RequestBody HelpContent wanted, IdempotencyKey key) {
        return idempotency.once(key, () -> {
            var resource = help.create(wanted);
            return ResponseEntity.created(URI.create("/api/admin/topics/resources/" + resource.id()))
                    .eTag(tags.of(resource.version(), resource))
                    .body(resource);
        });
    }

    /**
     * Changes the given parts of a help resource (JSON merge patch, RFC 7396), or says that it was verified.
     *
     * @param id the resource
     */
    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<StaffResource> updateHelpResource(
            @PathVariable UUID id,
            @Required IfMatch ifMatch,
            @RequestBody @Parameter(schema = @Schema(implementation = HelpContent.class)) JsonNode patch) {
        return tagged(help.change(id, ifMatch, patch));
    }

    /**
     * Removes a help resource.
     *
     * @param id the resource
     */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteHelpResource(@PathVariable UUID id, IfMatch ifMatch) {
        help.delete(id, ifMatch);
    }

    private ResponseEntity<StaffResource> tagged(StaffResource resource) {
        return tags.ok(resource.version(), resource);
    }
}
