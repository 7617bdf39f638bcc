package org.psyhealth.media.orphan;

import jakarta.validation.Valid;
import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresRole(Role.ADMIN)
@RequestMapping("/api/admin/media/orphans")
class OrphanController {

    private static final UUID LAST = new UUID(-1, -1);

    private final OrphanService service;

    OrphanController(OrphanService service) {
        this.service = service;
    }

    /** The searches for objects in the store that no file knows, and what they found, the newest first. */
    @GetMapping
    Page<OrphanRun> listOrphanRuns(Paging paging) {
        var rows = service.list(paging.after().map(key -> key.uuid(0)).orElse(LAST), paging.fetchSize());
        return Page.of(rows, paging, run -> Keyset.of(run.id()));
    }

    /**
     * Begins a search. A dry run only counts; one that removes is accepted within a day after a dry run, whose figures
     * tell what would go.
     */
    @PostMapping
    @ProblemsOf(OrphanService.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrphanRun beginOrphanRun(@Valid @RequestBody NewOrphanRun wanted, Caller caller) {
        return service.begin(wanted.dryRun(), caller);
    }
}
