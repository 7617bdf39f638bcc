package org.psyhealth.media.work;

import java.io.IOException;
import java.time.Duration;
import org.psyhealth.media.blocklist.Blocklist;
import org.psyhealth.media.blocklist.Verdict;
import org.psyhealth.media.erasure.Erasure;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.export.Export;
import org.psyhealth.media.format.RefusedFileException;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.objects.FileObjects;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.MediaStatus;
import org.psyhealth.media.record.Refusals;
import org.psyhealth.media.record.Transitions;
import org.psyhealth.media.scanning.ScannerUnavailableException;
import org.psyhealth.media.storage.ReplacedObjectException;
import org.psyhealth.platform.outages.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Does one job. A file is refused when it is taken for the third time: twice it took the process with it, or failed in
 * a way that nobody has thought of. What fails for want of a service, of room or of time does not count.
 */
@Component
class JobRunner {

    private static final int REFUSED_ON = 3;
    private static final Duration WITHOUT_SERVICE = Duration.ofSeconds(15);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** An original, and what is made of it, are together no longer than three times the original and some. */
    private static final long MADE = 48L << 20;

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    private final Jobs jobs;
    private final MediaRecords records;
    private final Transitions transitions;
    private final Refusals refusals;
    private final FileProcessor processor;
    private final FileObjects objects;
    private final WorkArea area;
    private final Blocklist blocklist;
    private final Discarding discarding;
    private final Erasure erasure;
    private final Export export;

    JobRunner(
            Jobs jobs,
            MediaRecords records,
            Transitions transitions,
            Refusals refusals,
            FileProcessor processor,
            FileObjects objects,
            WorkArea area,
            Blocklist blocklist,
            Discarding discarding,
            Erasure erasure,
            Export export) {
        this.jobs = jobs;
        this.records = records;
        this.transitions = transitions;
        this.refusals = refusals;
        this.processor = processor;
        this.objects = objects;
        this.area = area;
        this.blocklist = blocklist;
        this.discarding = discarding;
        this.erasure = erasure;
        this.export = export;
    }

    /** Does the job, and says what became of it; returns normally unless the error is one of the process itself. */
    void run(Lease lease) {
        try {
            switch (lease.kind()) {
                case PROCESS -> process(lease);
                case DELETE -> delete(lease);
                case SWEEP -> sweep(lease);
                case TIDY -> tidy(lease);
                case WITHHOLD -> withhold(lease);
                case RESTORE -> restore(lease);
                case EXPIRE -> transitions.refuse(lease, RefusalReason.INCOMPLETE);
                case DISCARD -> discarding.run(lease);
                case ERASE -> erasure.run(lease);
                case EXPORT -> export.run(lease);
            }
        } catch (InterruptedException e) {
            jobs.postpone(lease, Duration.ZERO, false);
            Thread.currentThread().interrupt();
        } catch (ScannerUnavailableException e) {
            log.warn("The file {} waits: {}", lease.subjectId(), e.getMessage());
            jobs.postpone(lease, WITHOUT_SERVICE, false);
        } catch (IOException e) {
            log.warn("The file {} waits, the work area cannot be used: {}", lease.subjectId(), e.toString());
            jobs.postpone(lease, WITHOUT_SERVICE, false);
        } catch (RuntimeException | LinkageError | InternalError | StackOverflowError e) {
            failed(lease, e);
        }
    }

    private void process(Lease lease) throws ScannerUnavailableException, IOException, InterruptedException {
        var found =
                records.find(lease.subjectId()).filter(file -> file.status() == MediaStatus.SCANNING && !file.held());
        if (found.isEmpty()) {
            transitions.done(lease);
            return;
        }
        try {
            if (lease.attempt() >= REFUSED_ON) {
                throw new RefusedFileException(RefusalReason.UNPROCESSABLE, "failed twice");
            }
            make(lease, found.get());
        } catch (RefusedFileException e) {
            log.info("The file {} is refused: {}, {}", lease.subjectId(), e.reason(), e.getMessage());
            refuse(lease, e.reason());
        } catch (ReplacedObjectException e) {
            refuse(lease, RefusalReason.INCOMPLETE);
        }
    }

    private void make(Lease lease, MediaRecord file)
            throws RefusedFileException, ReplacedObjectException, ScannerUnavailableException, IOException,
                    InterruptedException {
        if (blocklist.judge(file.sha256(), null) == Verdict.BLOCKED) {
            throw new RefusedFileException(RefusalReason.NOT_ALLOWED, "on the list");
        }
        try (var space = area.open(lease.token(), 3 * file.length() + MADE)) {
            var result = processor.process(lease, file, space.directory());
            if (!transitions.made(lease, file, result)) {
                objects.removeMade(lease);
            }
        }
    }

    private void refuse(Lease lease, RefusalReason reason) {
        if (!transitions.refuse(lease, reason)) {
            objects.removeMade(lease);
        }
    }

    private void delete(Lease lease) {
        objects.removeAll(lease);
        transitions.deleted(lease);
    }

    private void sweep(Lease lease) {
        objects.removeAll(lease);
        transitions.done(lease);
    }

    private void tidy(Lease lease) {
        records.find(lease.subjectId()).ifPresent(file -> objects.tidy(file, transitions.keepsOriginal(file)));
        transitions.tidied(lease);
    }

    private void withhold(Lease lease) {
        var found = records.find(lease.subjectId());
        var result = found.map(MediaRecord::result).orElse(null);
        if (result == null) {
            transitions.done(lease);
        } else {
            transitions.withheld(lease, objects.withhold(lease, result));
        }
    }

    private void restore(Lease lease) {
        var file = records.find(lease.subjectId()).orElse(null);
        var result = file == null ? null : file.result();
        if (file == null || result == null) {
            transitions.done(lease);
        } else {
            refusals.restored(lease, objects.restore(file, result));
        }
    }

    /** Whatever the store refuses is about our rights or its state, not about the file. */
    private void failed(Lease lease, Throwable e) {
        if (Thread.interrupted()) { // the database must still be asked
            jobs.postpone(lease, Duration.ZERO, false);
            Thread.currentThread().interrupt();
        } else if (Outages.isOutage(e) || e instanceof SdkException) {
            Outages.warn(log, "The job %s of %s waits".formatted(lease.kind(), lease.subjectId()), e);
            jobs.postpone(lease, WITHOUT_SERVICE, false);
        } else {
            log.error("The job {} of {} failed", lease.kind(), lease.subjectId(), e);
            jobs.postpone(lease, AFTER_FAILURE.multipliedBy(lease.attempt()), true);
        }
    }
}
