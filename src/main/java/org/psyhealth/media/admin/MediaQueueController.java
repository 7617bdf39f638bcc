package org.psyhealth.media.admin;

import java.util.UUID;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresRole(Role.ADMIN)
@RequestMapping("/api/admin/media")
class MediaQueueController {

    private final StaffService staff;

    MediaQueueController(StaffService staff) {
        this.staff = staff;
    }

    /** What is due to be done to files, and for how long. */
    @GetMapping("/queue")
    JobQueue getMediaQueue() {
        return staff.queue();
    }

    /**
     * Has a file processed again that waits for something that does not come.
     *
     * @param id the file
     */
    @PostMapping("/{id}/retry")
    @ProblemsOf(StaffService.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retryMedia(@PathVariable UUID id) {
        staff.retry(id);
    }
}
