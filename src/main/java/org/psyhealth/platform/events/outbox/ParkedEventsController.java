package org.psyhealth.platform.events.outbox;

import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.Problems;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: the state of the outbox, and another try for the events that the broker refused. */
@RestController
@RequestMapping("/api/admin/outbox")
class ParkedEventsController {

    private final OutboxTable outbox;
    private final RelaySignal signal;

    ParkedEventsController(OutboxTable outbox, RelaySignal signal) {
        this.outbox = outbox;
        this.signal = signal;
    }

    @GetMapping
    OutboxTable.OutboxState state(Caller caller) {
        requireAdmin(caller);
        return outbox.state();
    }

    /** Sends the parked events again. */
    @PostMapping("/redrive")
    Redriven redrive(Caller caller) {
        requireAdmin(caller);
        var count = outbox.unpark();
        signal.wake();
        return new Redriven(count);
    }

    private static void requireAdmin(Caller caller) {
        if (!caller.is(Role.ADMIN)) {
            throw Problems.forbidden("The outbox is for administrators.");
        }
    }

    record Redriven(int redriven) {}
}
