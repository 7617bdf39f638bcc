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
    Page<InboxItem> listNotifications(Caller caller, Paging paging) {
        return inbox.list(caller, paging);
    }

    /** How many notifications the caller has not read. */
    @GetMapping("/unread-count")
    UnreadCount countUnreadNotifications(Caller caller) {
        return new UnreadCount(inbox.unreadCount(caller));
    }

    /**
     * Marks a notification as read; once read it stays so.
     *
     * @param id one of the caller's notifications
     */
    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markNotificationRead(Caller caller, @PathVariable UUID id) {
        inbox.read(caller, id);
    }

    /**
     * The number of unread notifications.
     *
     * @param count 0 or more
     */
    record UnreadCount(long count) {}
}
