package org.psyhealth.platform.messaging.outbox;

import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets administrators see the state of the outbox and re-drive parked events. */
@RestController
@RequiresRole(Role.ADMIN)
@RequestMapping("/api/admin/outbox")
class ParkedEventsController {

    private static final Logger log = LoggerFactory.getLogger(ParkedEventsController.class);

    private final OutboxTable outbox;
    private final RelaySignal signal;

    ParkedEventsController(OutboxTable outbox, RelaySignal signal) {
        this.outbox = outbox;
        this.signal = signal;
    }

    /** How much the outbox holds, and for how long. */
    @GetMapping
    OutboxTable.OutboxState getOutbox() {
        return outbox.state();
    }

    /**
     * Sends the parked events again, and drops those that a newer event of their subject supersedes. The caller is
     * logged.
     */
    @PostMapping("/redrive")
    OutboxTable.OutboxRedrive redriveOutbox(Caller caller) {
        var redrive = outbox.redrive();
        log.info(
                "{} re-drove {} parked events and dropped {} that are superseded",
                caller.id(),
                redrive.redriven(),
                redrive.superseded());
        signal.wake();
        return redrive;
    }
}
