package org.psyhealth.media.record;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.psyhealth.media.blocklist.Blocklist;
import org.psyhealth.media.blocklist.Verdict;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.usage.Usage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of files that were made and that staff refused: they are evidence, which their owner cannot remove at
 * once, and a refusal can be taken back for a while.
 */
@Component
@Transactional
public class Refusals {

    /** For how long a refusal can be taken back. */
    public static final Duration TAKEN_BACK = Duration.ofHours(24);

    /** For how long a file is kept for staff after its owner deleted it, or nothing carries it. */
    public static final Duration KEPT = Duration.ofDays(30);

    private final MediaRecords records;
    private final StateTable states;
    private final Transitions transitions;
    private final Jobs jobs;
    private final Usage usage;
    private final Blocklist blocklist;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Refusals(
            MediaRecords records,
            StateTable states,
            Transitions transitions,
            Jobs jobs,
            Usage usage,
            Blocklist blocklist,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.states = states;
        this.transitions = transitions;
        this.jobs = jobs;
        this.usage = usage;
        this.blocklist = blocklist;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Its owner deletes a file, and the captions of a recording with it. What staff refused is from now on found by
     * staff alone, and goes when they delete it or after 30 days; everything else ends.
     */
    public void discard(UUID id) {
        if (records.lock(id)
                .filter(file -> !file.ending() && file.hiddenAt() == null)
                .isEmpty()) {
            return;
        }
        var kept = states.hide(id);
        kept.forEach(hidden -> {
            jobs.remove(hidden, JobKind.RESTORE);
            jobs.remove(hidden, JobKind.DISCARD);
            jobs.add(hidden, JobKind.DELETE, clock.instant().plus(KEPT));
        });
        if (kept.contains(id)) {
            states.belongingTo(id).forEach(transitions::end);
        } else {
            transitions.end(id);
        }
    }

    /**
     * Takes the refusal of a file back: it is shown again within moments. False, and nothing happens, unless staff
     * refused it within the last day and its owner has not deleted it.
     */
    public boolean takeBack(UUID id) {
        var found = refused(id)
                .filter(file -> file.hiddenAt() == null
                        && file.changedAt().plus(TAKEN_BACK).isAfter(clock.instant()));
        found.ifPresent(file -> {
            jobs.remove(id, JobKind.WITHHOLD);
            jobs.remove(id, JobKind.TIDY);
            jobs.add(id, JobKind.RESTORE, clock.instant());
        });
        return found.isPresent();
    }

    /** A refusal stands after all, if it was about to be taken back; whether the file is refused. */
    public boolean uphold(UUID id) {
        var found = refused(id);
        if (found.isPresent() && jobs.remove(id, JobKind.RESTORE)) {
            jobs.add(id, JobKind.WITHHOLD, clock.instant());
        }
        return found.isPresent();
    }

    /** What is served of a file is there again; false if the lease was lost. */
    public boolean restored(Lease lease, MediaResult result) {
        blocklist.keep(); // before the row, as everybody does who needs both
        var found = refused(lease.subjectId()).filter(file -> file.hiddenAt() == null);
        if (!jobs.finish(lease)) {
            return false;
        }
        found.ifPresent(file -> {
            if (blocklist.judge(file.sha256(), null) == Verdict.BLOCKED) {
                jobs.add(file.id(), JobKind.WITHHOLD, clock.instant());
                return;
            }
            events.publishEvent(states.ready(file, result));
            usage.takeAgain(file.ownerId(), result.length());
            jobs.add(file.id(), JobKind.TIDY, clock.instant());
        });
        return true;
    }

    private Optional<MediaRecord> refused(UUID id) {
        return records.lock(id).filter(file -> file.isEvidence() && !file.ending());
    }
}
