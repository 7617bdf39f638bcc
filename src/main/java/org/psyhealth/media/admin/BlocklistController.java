package org.psyhealth.media.admin;

import jakarta.validation.Valid;
import java.util.UUID;
import org.psyhealth.media.blocklist.BlockedEntry;
import org.psyhealth.media.blocklist.Blocklist;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresPerson
@RequiresRole({Role.MODERATOR, Role.ADMIN})
@RequestMapping("/api/admin/media/blocklist")
class BlocklistController {

    private static final UUID FIRST = new UUID(0, 0);

    private final StaffService staff;
    private final Blocklist blocklist;

    BlocklistController(StaffService staff, Blocklist blocklist) {
        this.staff = staff;
        this.blocklist = blocklist;
    }

    /** What may not be shown, the oldest entry first. */
    @GetMapping
    Page<BlockedEntry> listBlockedMedia(Paging paging) {
        var rows = blocklist.list(paging.after().map(key -> key.uuid(0)).orElse(FIRST), paging.fetchSize());
        return Page.of(rows, paging, entry -> Keyset.of(entry.id()));
    }

    /**
     * Adds a file by its checksum. All such files that are shown are refused; adding it again changes nothing.
     *
     * @param sha256 of the file, 64 hexadecimal digits
     */
    @PutMapping("/{sha256:[0-9a-f]{64}}")
    BlockedEntry blockMedia(@PathVariable String sha256, @Valid @RequestBody NewBlockedEntry wanted, Caller caller) {
        return staff.block(sha256, wanted.note(), caller);
    }

    /**
     * Removes an entry. What was refused because of it stays refused.
     *
     * @param id the entry
     */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblockMedia(@PathVariable UUID id) {
        staff.unblock(id);
    }
}
