package org.psyhealth.media.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.psyhealth.media.blocklist.Blocklist;
import org.psyhealth.media.carrier.Carriers;
import org.psyhealth.media.events.MediaDeleted;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.MediaRefused;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.usage.Usage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps from one state of a file to the next, each in one transaction with its event, its jobs and what its owner's
 * usage holds. The file's row is locked first, always.
 */
@Component
@Transactional
public class Transitions {

    /** How long the original is kept after the file is ready. */
    static final Duration ORIGINAL_KEPT = Duration.ofHours(24);

    /** When no request that was signed for an upload can bring bytes any more. */
    public static final Duration UPLOADS_OVER = Duration.ofMinutes(15);

    /** How often to look at a file that is carried: its carrier may be forgotten and read anew. */
    static final Duration CARRIED_LOOK = Duration.ofDays(30);

    private final MediaRecords records;
    private final StateTable states;
    private final Jobs jobs;
    private final Usage usage;
    private final Carriers carriers;
    private final Blocklist blocklist;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Transitions(
            MediaRecords records,
            StateTable states,
            Jobs jobs,
            Usage usage,
            Carriers carriers,
            Blocklist blocklist,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.states = states;
        this.jobs = jobs;
        this.usage = usage;
        this.carriers = carriers;
        this.blocklist = blocklist;
        this.events = events;
        this.clock = clock;
    }

    /** An upload is complete; it is to be processed. Nothing happens unless it is still open. */
    public void complete(UUID id, String etag) {
        locked(id, MediaStatus.UPLOADING).ifPresent(file -> {
            states.complete(id, etag);
            jobs.remove(id, JobKind.EXPIRE);
            jobs.add(id, JobKind.PROCESS, clock.instant());
        });
    }

    /**
     * A file was made, and is shown, held for a person or refused, as the list of what may not be shown says; false if
     * the lease was lost, and what was made must be removed.
     */
    public boolean made(Lease lease, MediaRecord file, MediaResult result) {
        blocklist.keep();
        return switch (blocklist.judge(file.sha256(), result.perceptualHash())) {
            case UNKNOWN -> ready(lease, result);
            case ALIKE -> hold(lease, result);
            case BLOCKED -> refuse(lease, RefusalReason.NOT_ALLOWED);
        };
    }

    /** A file was made; false if the lease was lost, and what was made must be removed. */
    public boolean ready(Lease lease, MediaResult result) {
        var file = locked(lease.subjectId(), MediaStatus.SCANNING);
        if (file.isEmpty() || !jobs.finish(lease)) {
            return false;
        }
        show(file.get(), result);
        tidyAfterOthers(lease);
        return true;
    }

    /** A file was made, and a person has to decide whether it may be shown; false if the lease was lost. */
    public boolean hold(Lease lease, MediaResult result) {
        var file = locked(lease.subjectId(), MediaStatus.SCANNING);
        if (file.isEmpty() || !jobs.finish(lease)) {
            return false;
        }
        states.hold(lease.subjectId(), result);
        tidyAfterOthers(lease);
        return true;
    }

    /** A file, or an upload that was never completed, ends as refused; false if the lease was lost. */
    public boolean refuse(Lease lease, RefusalReason reason) {
        var expected = lease.kind() == JobKind.EXPIRE ? MediaStatus.UPLOADING : MediaStatus.SCANNING;
        var file = locked(lease.subjectId(), expected);
        if (file.isEmpty() || !jobs.finish(lease)) {
            return false;
        }
        refuse(file.get(), reason);
        jobs.add(lease.subjectId(), JobKind.TIDY, clock.instant().plus(UPLOADS_OVER));
        return true;
    }

    /** A person allows a file that was held; false, and nothing happens, unless it is. */
    public boolean allow(UUID id) {
        var found = records.lock(id).filter(file -> file.held() && !file.ending());
        found.ifPresent(file -> {
            var made = file.result();
            if (file.status() == MediaStatus.SCANNING && made != null) {
                show(file, made);
            } else {
                states.release(id);
            }
        });
        return found.isPresent();
    }

    /**
     * A file may not be shown: what is served of it goes within moments. False, and nothing happens, unless it is made.
     */
    public boolean forbid(UUID id) {
        var found = records.lock(id).filter(file -> !file.ending() && isMade(file));
        found.ifPresent(file -> {
            refuse(file, RefusalReason.NOT_ALLOWED);
            jobs.remove(id, JobKind.TIDY);
            jobs.add(id, JobKind.WITHHOLD, clock.instant());
        });
        return found.isPresent();
    }

    /** What was served of a refused file is where only staff see it; false if the lease was lost. */
    public boolean withheld(Lease lease, MediaResult moved) {
        var file = locked(lease.subjectId(), MediaStatus.REFUSED);
        if (!jobs.finish(lease)) {
            return false;
        }
        if (file.isPresent()) {
            states.setResult(lease.subjectId(), moved);
            jobs.add(lease.subjectId(), JobKind.TIDY, clock.instant());
        }
        return true;
    }

    /** Ends a file, and the captions of a recording: nobody finds it any more, and its objects go within moments. */
    public void end(UUID id) {
        if (records.lock(id).isEmpty()) {
            return;
        }
        for (var ended : states.end(id)) {
            List.of(JobKind.PROCESS, JobKind.TIDY, JobKind.WITHHOLD, JobKind.RESTORE, JobKind.EXPIRE, JobKind.DISCARD)
                    .forEach(kind -> jobs.remove(ended, kind));
            jobs.add(ended, JobKind.DELETE, clock.instant());
        }
    }

    /**
     * Ends a file if nothing has carried it for long enough, or looks again when that may be so. Whoever drops one that
     * is carried has it looked at earlier. Captions live as long as their recording.
     */
    public void discard(Lease lease) {
        var found = records.lock(lease.subjectId())
                .filter(file -> !file.ending() && file.hiddenAt() == null && isOver(file));
        // First of all: a carrier that drops the file from now on adds the job again.
        if (!jobs.finish(lease) || found.isEmpty()) {
            return;
        }
        var file = found.get();
        var carriage = carriers.of(file.id(), file.changedAt());
        var goesAt = carriage.isCarried()
                ? clock.instant().plus(CARRIED_LOOK)
                : carriage.freeSince().plus(file.isEvidence() ? Refusals.KEPT : Carriers.KEPT);
        if (goesAt.isAfter(clock.instant())) {
            jobs.add(file.id(), JobKind.DISCARD, goesAt);
        } else {
            end(file.id());
        }
    }

    /** All objects of an ended file are gone; false if the lease was lost. */
    public boolean deleted(Lease lease) {
        var file = records.lock(lease.subjectId());
        if (file.isEmpty() || !jobs.finish(lease)) {
            return false;
        }
        giveBack(file.get());
        events.publishEvent(new MediaDeleted(states.next(file.get(), MediaStatus.DELETED, null)));
        states.forget(lease.subjectId());
        jobs.add(lease.subjectId(), JobKind.SWEEP, clock.instant().plus(UPLOADS_OVER));
        return true;
    }

    /** There is nothing more to do. */
    public void done(Lease lease) {
        jobs.finish(lease);
    }

    /** What is no longer needed is gone; the next look is due when the original is old enough, unless it is already. */
    public void tidied(Lease lease) {
        var file = records.lock(lease.subjectId());
        if (jobs.finish(lease)
                && file.isPresent()
                && file.get().status() == MediaStatus.READY
                && keepsOriginal(file.get())) {
            jobs.add(lease.subjectId(), JobKind.TIDY, originalGoesAt(file.get()));
        }
    }

    /** Whether the original of a file is still kept. */
    public boolean keepsOriginal(MediaRecord file) {
        return file.status() == MediaStatus.SCANNING
                || file.status() == MediaStatus.READY && originalGoesAt(file).isAfter(clock.instant());
    }

    /** What earlier attempts have stored is looked for at once. */
    private void tidyAfterOthers(Lease lease) {
        if (lease.again()) {
            jobs.add(lease.subjectId(), JobKind.TIDY, clock.instant());
        }
    }

    private void show(MediaRecord file, MediaResult result) {
        events.publishEvent(states.ready(file, result));
        usage.settle(file.ownerId(), file.counted(), result.length());
        jobs.add(file.id(), JobKind.TIDY, clock.instant().plus(ORIGINAL_KEPT));
        discardUnlessCarried(file);
    }

    private void refuse(MediaRecord file, RefusalReason reason) {
        giveBack(file);
        var meta = states.next(file, MediaStatus.REFUSED, reason);
        events.publishEvent(new MediaRefused(meta, file.ownerId(), file.purpose(), reason));
        discardUnlessCarried(file);
    }

    private void discardUnlessCarried(MediaRecord file) {
        if (file.purpose() != MediaPurpose.CAPTION) {
            jobs.add(file.id(), JobKind.DISCARD, clock.instant().plus(Carriers.KEPT));
        }
    }

    private void giveBack(MediaRecord file) {
        switch (file.status()) {
            case UPLOADING, SCANNING -> usage.giveBackUpload(file.ownerId(), file.counted());
            case READY -> usage.giveBack(file.ownerId(), file.counted());
            case REFUSED, DELETED -> {}
        }
    }

    private static boolean isOver(MediaRecord file) {
        return file.status() == MediaStatus.READY || file.status() == MediaStatus.REFUSED;
    }

    private static boolean isMade(MediaRecord file) {
        return file.status() == MediaStatus.READY || file.status() == MediaStatus.SCANNING && file.held();
    }

    private static Instant originalGoesAt(MediaRecord file) {
        return file.changedAt().plus(ORIGINAL_KEPT);
    }

    private Optional<MediaRecord> locked(UUID id, MediaStatus expected) {
        return records.lock(id).filter(file -> file.status() == expected && !file.ending());
    }
}
