package org.psyhealth.notification.inbox;

import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/notifications")
class InboxController {

    private final InboxQueries inbox;

    InboxController(InboxQueries inbox) {
        this.inbox = inbox;
    }

    /** The caller's notifications, the newest first. */
    @GetMapping
    Page<InboxItem> list(Caller caller, Paging paging) {
        return inbox.list(caller, paging);
    }

    @GetMapping("/unread-count")
    UnreadCount unreadCount(Caller caller) {
        return new UnreadCount(inbox.unreadCount(caller));
    }

    /** Marks a notification as read; once read it stays so. */
    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Caller caller, @PathVariable UUID id) {
        inbox.read(caller, id);
    }

    record UnreadCount(long count) {}
}
