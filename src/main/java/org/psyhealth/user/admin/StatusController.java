package org.psyhealth.user.admin;

import jakarta.validation.Valid;
import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.user.lifecycle.StatusEntry;
import org.psyhealth.user.profile.PersonStatus;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresRole({Role.MODERATOR, Role.ADMIN})
@RequestMapping("/api/admin/users/{id}")
class StatusController {

    private final StatusService statuses;
    private final EntityTags tags;

    StatusController(StatusService statuses, EntityTags tags) {
        this.statuses = statuses;
        this.tags = tags;
    }

    /**
     * A person's status, with what led to it.
     *
     * @param id the person
     */
    @GetMapping("/status")
    ResponseEntity<UserStanding> getUserStatus(@PathVariable UUID id) {
        return tagged(statuses.get(id));
    }

    /**
     * What changed a person's status, the newest first.
     *
     * @param id the person
     */
    @GetMapping("/status-history")
    Page<StatusEntry> listStatusHistory(@PathVariable UUID id, Paging paging) {
        var after = paging.after().map(key -> Long.parseLong(key.text(0))).orElse(Long.MAX_VALUE);
        var rows = statuses.history(id).stream()
                .filter(entry -> entry.version() < after)
                .limit(paging.fetchSize())
                .toList();
        return Page.of(rows, paging, entry -> Keyset.of(entry.version()));
    }

    /**
     * Suspends a person, or changes the suspension: the person can read, but not write, in every part of the API within
     * five seconds. Only an administrator suspends staff, and nobody themselves.
     *
     * @param id the person
     */
    @PostMapping("/suspension")
    ResponseEntity<UserStanding> suspendUser(
            @PathVariable UUID id, @Valid @RequestBody NewSuspension wanted, IfMatch ifMatch, Caller caller) {
        return tagged(statuses.suspend(id, wanted, ifMatch, caller));
    }

    /**
     * Ends a suspension by staff. Without one it changes nothing; a person without an account stays suspended.
     *
     * @param id the person
     */
    @DeleteMapping("/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reinstateUser(@PathVariable UUID id, IfMatch ifMatch, Caller caller) {
        statuses.lift(id, ifMatch, caller);
    }

    private ResponseEntity<UserStanding> tagged(PersonStatus person) {
        return tags.ok(person.version(), UserStanding.of(person));
    }
}
