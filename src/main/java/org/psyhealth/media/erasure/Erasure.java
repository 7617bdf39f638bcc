package org.psyhealth.media.erasure;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.objects.FileObjects;
import org.psyhealth.media.record.Transitions;
import org.psyhealth.media.request.Requests;
import org.psyhealth.platform.delivery.ExportParts;
import org.springframework.stereotype.Component;

/**
 * Erases all files of a person. They are ended at once, like a single one that its owner deletes. The answer waits
 * until each is a tombstone and no request that was signed and no worker can bring bytes any more; then each is looked
 * for in the store once more, and what came late is removed. Each step can be repeated, and is until it succeeds.
 */
@Component
public class Erasure {

    private static final Duration NEXT_LOOK = Duration.ofSeconds(15);

    /** So many are looked for in less than the life of a worker. */
    private static final int AT_ONCE = 500;

    private final Requests requests;
    private final ErasedFiles files;
    private final FileObjects objects;
    private final ExportParts exports;
    private final Jobs jobs;
    private final Clock clock;

    Erasure(Requests requests, ErasedFiles files, FileObjects objects, ExportParts exports, Jobs jobs, Clock clock) {
        this.requests = requests;
        this.files = files;
        this.objects = objects;
        this.exports = exports;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Does what can be done now of an erasure, and looks again later or answers. */
    public void run(Lease lease) {
        var request = requests.get(lease.subjectId());
        files.open(request).forEach(media -> files.end(request, media));
        var quietIn = Duration.between(clock.instant(), request.receivedAt().plus(Transitions.UPLOADS_OVER));
        if (quietIn.isPositive()) {
            jobs.postpone(lease, quietIn, false);
        } else if (files.areUnfinished(request)) {
            jobs.postpone(lease, NEXT_LOOK, false);
        } else {
            for (var media : files.unseen(request, AT_ONCE)) {
                objects.removeAll(media, UUID.randomUUID(), false);
                files.gone(request, media);
            }
            if (!files.unseen(request, 1).isEmpty()) {
                jobs.postpone(lease, Duration.ZERO, false);
                return;
            }
            requests.exportsOf(request.userId()).forEach(export -> exports.remove(export, "media"));
            files.answer(lease, request);
        }
    }
}
