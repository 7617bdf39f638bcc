package org.psyhealth.media.upload;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.psyhealth.media.usage.Usage;
import org.psyhealth.media.usage.UsageView;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.idempotency.Idempotency;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/media")
class MediaController {

    private final UploadService uploading;
    private final CompletionService completion;
    private final MediaAccess access;
    private final MediaViews views;
    private final Usage usage;
    private final Idempotency idempotency;
    private final EntityTags tags;

    MediaController(
            UploadService uploading,
            CompletionService completion,
            MediaAccess access,
            MediaViews views,
            Usage usage,
            Idempotency idempotency,
            EntityTags tags) {
        this.uploading = uploading;
        this.completion = completion;
        this.access = access;
        this.views = views;
        this.usage = usage;
        this.idempotency = idempotency;
        this.tags = tags;
    }

    /**
     * Announces a file. Its bytes go to the object store by the request in the answer, or in parts if it is long. That
     * request works for ten minutes; how to send the file can be asked again.
     */
    @PostMapping
    @RequiresPerson
    @ProblemsOf({Allowed.class, Usage.class})
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = StartedUpload.class)))
    ResponseEntity<?> createMedia(@Valid @RequestBody NewMedia wanted, IdempotencyKey key, Caller caller) {
        return idempotency.once(key, id -> access.exists(UUID.fromString(id)), () -> {
            var file = uploading.start(wanted, caller);
            var media = views.of(file);
            return ResponseEntity.created(URI.create("/api/media/" + media.id()))
                    .eTag(tags.of(media.version(), media))
                    .body(new StartedUpload(media, completion.uploadOf(file)));
        });
    }

    /**
     * A file of the caller's own; staff may see each.
     *
     * @param id the file
     */
    @GetMapping("/{id}")
    ResponseEntity<MediaView> getMedia(@PathVariable UUID id, Caller caller) {
        var media = views.of(access.visible(id, caller));
        return tags.ok(media.version(), media);
    }

    /**
     * Several files at once; those that the caller may not see are left out.
     *
     * @param ids the files
     */
    @GetMapping
    FoundMedia findMedia(@RequestParam @Size(min = 1, max = 50) List<UUID> ids, Caller caller) {
        return new FoundMedia(views.of(access.visible(ids, caller)));
    }

    /**
     * How to send a file, or the rest of it.
     *
     * @param id the caller's file
     */
    @GetMapping("/{id}/upload")
    @ProblemsOf(CompletionService.class)
    Upload getUpload(@PathVariable UUID id, Caller caller) {
        return completion.upload(id, caller);
    }

    /**
     * New requests that send parts of a file.
     *
     * @param id the caller's file
     */
    @PostMapping("/{id}/parts")
    @ProblemsOf(CompletionService.class)
    SignedParts signParts(@PathVariable UUID id, @Valid @RequestBody WantedParts wanted, Caller caller) {
        return completion.parts(id, wanted, caller);
    }

    /**
     * Says that all bytes of a file are sent: it is examined and made. Saying it again changes nothing.
     *
     * @param id the caller's file
     */
    @PostMapping("/{id}/completion")
    @ProblemsOf(CompletionService.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    MediaView completeUpload(@PathVariable UUID id, Caller caller) {
        return views.of(completion.complete(id, caller));
    }

    /**
     * Deletes a file and all that was made of it, within moments and for good.
     *
     * @param id the caller's file
     */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteMedia(@PathVariable UUID id, IfMatch ifMatch, Caller caller) {
        access.delete(id, ifMatch, caller);
    }

    /** What the caller has stored, and may. */
    @GetMapping("/me/usage")
    UsageView getUsage(Caller caller) {
        return usage.of(caller);
    }
}
