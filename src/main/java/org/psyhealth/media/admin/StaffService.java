package org.psyhealth.media.admin;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.psyhealth.media.blocklist.BlockedEntry;
import org.psyhealth.media.blocklist.Blocklist;
import org.psyhealth.media.blocklist.Matches;
import org.psyhealth.media.blocklist.Verdict;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.MediaStatus;
import org.psyhealth.media.record.Refusals;
import org.psyhealth.media.record.Transitions;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decisions of staff about files. */
@Service
@Transactional
class StaffService {

    static final ProblemType NOT_STUCK =
            new ProblemType("media-not-stuck", HttpStatus.CONFLICT, "There is nothing to repeat");

    static final ProblemType NOTHING_TO_DECIDE =
            new ProblemType("media-not-decidable", HttpStatus.CONFLICT, "There is nothing to decide");

    private final MediaRecords records;
    private final Transitions transitions;
    private final Refusals refusals;
    private final Blocklist blocklist;
    private final Matches matches;
    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final Clock clock;

    StaffService(
            MediaRecords records,
            Transitions transitions,
            Refusals refusals,
            Blocklist blocklist,
            Matches matches,
            Jobs jobs,
            JdbcClient jdbc,
            Clock clock) {
        this.records = records;
        this.transitions = transitions;
        this.refusals = refusals;
        this.blocklist = blocklist;
        this.matches = matches;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void decide(UUID id, Decision decision, Caller caller) {
        var file = find(id);
        requireOthers(file, caller);
        var note = decision.blockNote();
        if (decision.verdict() == Decision.Verdict.REFUSE && note != null) {
            var result = file.result();
            apply(blocklist.add(file.sha256(), result == null ? null : result.perceptualHash(), note, caller.id()));
        }
        var done = switch (decision.verdict()) {
            case ALLOW -> transitions.allow(id) || takeBack(file);
            case REFUSE -> transitions.forbid(id) || find(id).status() == MediaStatus.REFUSED;
        };
        if (!done) {
            throw notInThatState();
        }
        if (decision.verdict() == Decision.Verdict.REFUSE) {
            refusals.uphold(id);
        }
    }

    private boolean takeBack(MediaRecord file) {
        if (blocklist.judge(file.sha256(), null) == Verdict.BLOCKED) {
            throw new ProblemException(
                    NOTHING_TO_DECIDE, "Remove the file from the list of what may not be shown first.");
        }
        return refusals.takeBack(file.id());
    }

    /** Deletes a refused file for good; one that is shown is refused first. */
    void delete(UUID id, Caller caller) {
        var file = find(id);
        requireOthers(file, caller);
        if (file.status() != MediaStatus.REFUSED) {
            throw notInThatState();
        }
        transitions.end(id);
    }

    private static void requireOthers(MediaRecord file, Caller caller) {
        if (file.ownerId().equals(caller.id())) {
            throw Problems.forbidden("Nobody decides about a file of their own.");
        }
    }

    private static ProblemException notInThatState() {
        return new ProblemException(NOTHING_TO_DECIDE, "Read the file again: it is not in the state you saw.");
    }

    BlockedEntry block(String sha256, String note, Caller caller) {
        var entry = blocklist.add(HexFormat.of().parseHex(sha256), null, note, caller.id());
        apply(entry);
        return entry;
    }

    void unblock(UUID id) {
        if (!blocklist.remove(id)) {
            throw Problems.notFound("The entry");
        }
    }

    /** Compares a file with the list again. */
    void rescan(UUID id) {
        var file = find(id);
        var result = file.result();
        switch (blocklist.judge(file.sha256(), result == null ? null : result.perceptualHash())) {
            case BLOCKED -> transitions.forbid(id);
            case ALIKE -> matches.hold(List.of(id));
            case UNKNOWN -> {}
        }
    }

    /** Has a file processed again that waits for something that does not come. */
    void retry(UUID id) {
        var waits = records.lock(find(id).id())
                .filter(file -> file.status() == MediaStatus.SCANNING && !file.held() && !file.ending());
        if (waits.isEmpty()) {
            throw new ProblemException(NOT_STUCK, "Only a file that waits to be processed is processed again.");
        }
        jobs.add(id, JobKind.PROCESS, clock.instant());
    }

    JobQueue queue() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return new JobQueue(jdbc.sql("""
                        select kind, count(*) as waiting, count(*) filter (where attempts > 0) as retried,
                            extract(epoch from :now - min(due_at))::bigint as oldest
                        from media.job where due_at <= :now group by kind order by kind""")
                .param("now", now)
                .query((row, number) -> new QueuedJobs(
                        JobKind.valueOf(row.getString("kind")),
                        row.getLong("waiting"),
                        row.getLong("retried"),
                        row.getLong("oldest")))
                .list());
    }

    private void apply(BlockedEntry entry) {
        var same = matches.of(entry.id());
        var alike = matches.alike(entry.id());
        same.forEach(transitions::forbid);
        matches.hold(alike);
    }

    MediaRecord find(UUID id) {
        return records.find(id).orElseThrow(() -> Problems.notFound("The file"));
    }
}
