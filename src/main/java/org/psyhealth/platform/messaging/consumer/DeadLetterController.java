package org.psyhealth.platform.messaging.consumer;

import java.util.List;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets administrators list, re-drive and discard records that consumers could not handle. */
@RestController
@RequiresRole(Role.ADMIN)
@RequestMapping("/api/admin/dead-letters")
class DeadLetterController {

    private final DeadLetters letters;
    private final Redrives redrives;
    private final RedriveScheduler scheduler;

    DeadLetterController(DeadLetters letters, Redrives redrives, RedriveScheduler scheduler) {
        this.letters = letters;
        this.redrives = redrives;
        this.scheduler = scheduler;
    }

    /**
     * The dead letter topics of this process, with the open letters and the progress of the newest re-drive of each.
     */
    @GetMapping
    List<DeadLetterTopic> listDeadLetterTopics() {
        return letters.topics().values().stream().map(this::view).toList();
    }

    /**
     * The open letters of a topic: first the records that are parked in the database, then the letters, oldest first.
     *
     * @param topic the dead letter topic
     */
    @GetMapping("/{topic}")
    Page<DeadLetter> listDeadLetters(@PathVariable String topic, Paging paging) {
        var after = paging.after().flatMap(key -> LetterId.of(key.text(0)));
        var page = letters.list(letters.subscriptionOf(topic), after, paging.fetchSize());
        return Page.of(page, paging, letter -> Keyset.of(letter.id()));
    }

    /**
     * Closes an open letter permanently without handling it. The caller is logged.
     *
     * @param topic the dead letter topic
     * @param letter the letter's id
     */
    @DeleteMapping("/{topic}/{letter}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardDeadLetter(Caller caller, @PathVariable String topic, @PathVariable String letter) {
        letters.discard(letters.subscriptionOf(topic), letter, caller.id());
    }

    /**
     * The number of open letters of a topic, and the progress of its newest re-drive.
     *
     * @param topic the dead letter topic
     */
    @GetMapping("/{topic}/redrive")
    DeadLetterTopic getRedrive(@PathVariable String topic) {
        return view(letters.subscriptionOf(topic));
    }

    /**
     * Passes all open letters of a topic to the group that failed again, in the background. Has no effect while a
     * re-drive is running.
     *
     * @param topic the dead letter topic
     */
    @PostMapping("/{topic}/redrive")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeadLetterTopic redriveDeadLetters(Caller caller, @PathVariable String topic) {
        var subscription = letters.subscriptionOf(topic);
        scheduler.request(subscription, caller.id());
        return view(subscription);
    }

    private DeadLetterTopic view(Subscription subscription) {
        var name = subscription.deadLetterTopic();
        return new DeadLetterTopic(
                name,
                subscription.group(),
                subscription.topic(),
                letters.open(subscription),
                redrives.find(name).orElse(null));
    }
}
