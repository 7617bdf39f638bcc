package org.psyhealth.media.admin;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.psyhealth.media.events.MediaVariant;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.Refusals;
import org.psyhealth.media.usage.PersonUsage;
import org.psyhealth.media.usage.Usage;
import org.psyhealth.platform.delivery.SignedUrls;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresPerson
@RequiresRole({Role.MODERATOR, Role.ADMIN})
@RequestMapping("/api/admin/media")
class MediaAdminController {

    private static final UUID FIRST = new UUID(0, 0);

    private final StaffService staff;
    private final MediaRecords records;
    private final SignedUrls urls;
    private final Usage usage;

    MediaAdminController(StaffService staff, MediaRecords records, SignedUrls urls, Usage usage) {
        this.staff = staff;
        this.records = records;
        this.urls = urls;
        this.usage = usage;
    }

    /** The files about which a person has to decide, the oldest first. */
    @GetMapping("/held")
    Page<HeldMedia> listHeldMedia(Paging paging) {
        var rows = records.held(paging.after().map(key -> key.uuid(0)).orElse(FIRST), paging.fetchSize());
        return Page.of(rows, paging, file -> Keyset.of(file.id())).map(this::view);
    }

    /**
     * A file that was made, wherever it is now: staff see what nobody else does any more.
     *
     * @param id the file
     */
    @GetMapping("/{id}")
    HeldMedia getMadeMedia(@PathVariable UUID id) {
        return view(staff.find(id));
    }

    /**
     * Decides about a file: it is shown, or it may not be. A refusal can be taken back for a day, unless the file's
     * owner has deleted it.
     *
     * @param id the file
     */
    @PostMapping("/{id}/decision")
    @ProblemsOf(StaffService.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decideMedia(@PathVariable UUID id, @Valid @RequestBody Decision decision, Caller caller) {
        staff.decide(id, decision, caller);
    }

    /**
     * Deletes a refused file for good, also one that its owner has deleted and that is kept for staff.
     *
     * @param id the file
     */
    @DeleteMapping("/{id}")
    @ProblemsOf(StaffService.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteRefusedMedia(@PathVariable UUID id, Caller caller) {
        staff.delete(id, caller);
    }

    /**
     * What a person has stored; nothing of one who never uploaded anything.
     *
     * @param ownerId the person
     */
    @GetMapping("/usage/{ownerId}")
    PersonUsage getPersonUsage(@PathVariable UUID ownerId) {
        return usage.ofPerson(ownerId);
    }

    /**
     * Compares a file with the list of what may not be shown again.
     *
     * @param id the file
     */
    @PostMapping("/{id}/rescan")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rescanMedia(@PathVariable UUID id) {
        staff.rescan(id);
    }

    private HeldMedia view(MediaRecord file) {
        var result = file.result();
        var views = result == null
                ? List.<URI>of()
                : result.variants().stream().map(this::addressOf).toList();
        var keptUntil = file.hiddenAt() == null ? null : file.hiddenAt().plus(Refusals.KEPT);
        return new HeldMedia(
                file.id(), file.ownerId(), file.purpose(), file.status(), views, file.createdAt(), keptUntil);
    }

    private URI addressOf(MediaVariant variant) {
        return variant.isServed() ? urls.of(variant.key()) : urls.download(variant.key(), "file");
    }
}
