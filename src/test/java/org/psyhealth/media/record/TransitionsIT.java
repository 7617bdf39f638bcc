package org.psyhealth.media.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.psyhealth.media.MediaModule;
import org.psyhealth.media.events.MediaDeleted;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.MediaReady;
import org.psyhealth.media.events.MediaRefused;
import org.psyhealth.media.events.MediaVariant;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.usage.Usage;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.ModuleContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to files when workers die, return late and meet their owners. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransitionsIT {

    private static final MediaResult MADE =
            MediaResult.of(List.of(new MediaVariant("served/x", "image/jpeg", 7, 1, 1)));

    private final ModuleContext module = MediaModule.withoutStore();
    private final TransactionTemplate transactions = module.get(TransactionTemplate.class);
    private final Jobs jobs = module.get(Jobs.class);
    private final Transitions transitions = module.get(Transitions.class);
    private final MediaRecords records = module.get(MediaRecords.class);
    private final Usage usage = module.get(Usage.class);
    private final Caller owner = new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));

    @BeforeEach
    void empty() {
        module.empty();
    }

    @AfterAll
    void close() {
        module.close();
    }

    @Test
    void a_file_is_made_once_and_told_once() {
        var file = completed();
        var lease = take();

        assertThat(lease.subjectId()).isEqualTo(file);
        assertThat(transitions.ready(lease, MADE)).isTrue();
        assertThat(transitions.ready(lease, MADE)).isFalse();

        assertThat(module.events().all()).singleElement().isInstanceOfSatisfying(MediaReady.class, ready -> {
            assertThat(ready.ownerId()).isEqualTo(owner.id());
            assertThat(ready.variants()).isEqualTo(MADE.variants());
        });
        assertThat(usageRow()).isEqualTo("7 0");
    }

    @Test
    void a_job_is_taken_by_one_of_many() throws Exception {
        completed();
        var taken = new ConcurrentLinkedQueue<Lease>();
        Concurrently.run(8, thread -> jobs.take().ifPresent(taken::add));
        assertThat(taken).hasSize(1);
    }

    @Test
    void a_worker_that_returns_late_changes_nothing() {
        completed();
        var late = take();
        module.clock().advance(Jobs.LEASE.plusSeconds(1));
        var second = take();
        assertThat(second.attempt()).isEqualTo(2);

        assertThat(jobs.renew(late)).isFalse();
        assertThat(transitions.ready(late, MADE)).isFalse();
        assertThat(transitions.refuse(late, RefusalReason.UNREADABLE)).isFalse();
        jobs.postpone(late, Duration.ZERO, true);
        assertThat(jobs.renew(second)).isTrue();
        assertThat(transitions.ready(second, MADE)).isTrue();
        assertThat(module.events().all()).hasSize(1);
        // What the first worker left behind is looked for at once.
        assertThat(take().kind()).isEqualTo(JobKind.TIDY);
    }

    @Test
    void a_file_that_is_ended_while_it_is_made_stays_ended() {
        var file = completed();
        var lease = take();

        transitions.end(file);

        assertThat(transitions.ready(lease, MADE)).isFalse();
        assertThat(records.find(file)).isEmpty();
        var deletion = take();
        assertThat(deletion.kind()).isEqualTo(JobKind.DELETE);
        assertThat(transitions.deleted(deletion)).isTrue();
        assertThat(module.events().all()).singleElement().isInstanceOf(MediaDeleted.class);
        assertThat(usageRow()).isEqualTo("0 0");
    }

    @Test
    void an_upload_that_is_never_completed_ends_and_gives_its_room_back() {
        var file = announced();
        assertThat(jobs.take()).isEmpty();
        module.clock().advance(Duration.ofHours(24).plusSeconds(1));
        var expiry = take();
        assertThat(expiry.kind()).isEqualTo(JobKind.EXPIRE);

        transitions.refuse(expiry, RefusalReason.INCOMPLETE);

        assertThat(records.find(file)).get().extracting(MediaRecord::status).isEqualTo(MediaStatus.REFUSED);
        assertThat(usageRow()).isEqualTo("0 0");
        transitions.complete(file, "etag");
        assertThat(records.find(file)).get().extracting(MediaRecord::status).isEqualTo(MediaStatus.REFUSED);
    }

    @Test
    void a_held_file_is_shown_only_when_a_person_allows_it() {
        var file = completed();
        transitions.hold(take(), MADE);
        assertThat(module.events().all()).isEmpty();
        assertThat(jobs.take()).isEmpty();

        transitions.allow(file);
        transitions.allow(file);

        assertThat(module.events().all()).singleElement().isInstanceOf(MediaReady.class);
        assertThat(usageRow()).isEqualTo("7 0");
    }

    @Test
    void a_file_that_may_not_be_shown_gives_its_room_back_once() {
        var file = completed();
        transitions.ready(take(), MADE);
        transitions.forbid(file);
        transitions.forbid(file);

        assertThat(module.events().all())
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        MediaRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.NOT_ALLOWED));
        assertThat(usageRow()).isEqualTo("0 0");
        var withholding = take();
        assertThat(withholding.kind()).isEqualTo(JobKind.WITHHOLD);
        assertThat(transitions.withheld(withholding, MADE)).isTrue();
    }

    @Test
    void captions_end_with_their_recording() {
        var recording = completed();
        var captions = announced(recording);
        transitions.end(recording);
        assertThat(records.find(captions)).isEmpty();
        assertThat(List.of(take().kind(), take().kind())).containsOnly(JobKind.DELETE);
    }

    private UUID completed() {
        var id = announced();
        transitions.complete(id, "etag");
        return id;
    }

    private UUID announced() {
        return announced(null);
    }

    private UUID announced(@Nullable UUID parent) {
        var id = UUID.randomUUID();
        transactions.executeWithoutResult(status -> {
            usage.reserve(owner, 100);
            records.add(new NewRecord(
                    id,
                    owner.id(),
                    MediaPurpose.PICTURE,
                    MediaFormat.JPEG,
                    100,
                    new byte[32],
                    parent,
                    null,
                    "incoming/x"));
            jobs.add(id, JobKind.EXPIRE, module.clock().instant().plus(Duration.ofHours(24)));
        });
        return id;
    }

    private Lease take() {
        return jobs.take().orElseThrow();
    }

    private String usageRow() {
        return module.jdbc()
                .sql("select bytes || ' ' || unfinished from media.usage")
                .query(String.class)
                .single();
    }
}
