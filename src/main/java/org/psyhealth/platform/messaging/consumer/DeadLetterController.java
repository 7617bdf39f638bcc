package org.psyhealth.platform.messaging.consumer;

import java.util.Set;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: what consumers could not handle, and another try for it. */
@RestController
@RequestMapping("/api/admin/dead-letters")
class DeadLetterController {

    private static final int REDRIVE_LIMIT = 1_000;

    private final DeadLetters deadLetters;

    DeadLetterController(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @GetMapping
    Set<String> topics(Caller caller) {
        caller.require(Role.ADMIN);
        return deadLetters.topics();
    }

    @GetMapping("/{topic}")
    Page<DeadLetter> list(Caller caller, @PathVariable String topic, Paging paging) {
        caller.require(Role.ADMIN);
        var from = paging.after().map(key -> Long.parseLong(key.text(0)) + 1).orElse(0L);
        var letters = deadLetters.list(topic, from, paging.fetchSize());
        return Page.of(letters, paging, letter -> Keyset.of(letter.offset()));
    }

    /** Tries the open letters again, at most 1,000 of them at a time. */
    @PostMapping("/{topic}/redrive")
    Redriven redrive(Caller caller, @PathVariable String topic) {
        caller.require(Role.ADMIN);
        return new Redriven(deadLetters.redrive(topic, REDRIVE_LIMIT));
    }

    record Redriven(int redriven) {}
}
