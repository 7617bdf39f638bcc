package org.psyhealth.media.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.media.MediaModule;
import org.psyhealth.media.RefusingStore;
import org.psyhealth.media.events.MediaDeleted;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.Transitions;
import org.psyhealth.media.storage.MultipartUploads;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.media.storage.ObjectStore;
import org.psyhealth.platform.delivery.ExportParts;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.RecordedEvents;
import org.psyhealth.user.events.ErasureRequested;
import org.psyhealth.user.events.ExportRequested;
import org.psyhealth.user.events.PartAnswered;
import org.springframework.http.HttpStatus;

/** An erasure is answered when nothing is left, and not before, whatever fails meanwhile. */
class ErasureIT {

    private static final ModuleContext MODULE =
            MediaModule.start(Map.of(), context -> context.registerBean(RefusingStore.class));
    private static final Duration QUIET = Transitions.UPLOADS_OVER;
    private static final Duration RETRY = Duration.ofMinutes(2);

    private final UUID request = UUID.randomUUID();
    private StoredFiles files = new StoredFiles(MODULE);

    @BeforeEach
    void empty() {
        MODULE.empty();
        files = new StoredFiles(MODULE);
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void all_files_end_at_once_and_the_answer_comes_when_nothing_is_left() {
        var ready = files.ready(MediaPurpose.PICTURE, true);
        var uploading = files.announced(MediaPurpose.PICTURE, null);
        files.store(ObjectKeys.incoming(uploading));
        var other = new StoredFiles(MODULE);
        var kept = other.ready(MediaPurpose.PICTURE, true);

        requested();
        StoredFiles.runAll(MODULE);
        assertThat(MODULE.get(MediaRecords.class).find(List.of(ready, uploading)))
                .isEmpty();
        assertThat(MODULE.events().all()).hasSize(2).allMatch(MediaDeleted.class::isInstance);
        passes(QUIET);

        assertAnswered(2, 2);
        assertThat(objects(ready)).isEmpty();
        assertThat(objects(uploading)).isEmpty();
        assertThat(objects(kept)).hasSize(2);
        assertThat(MODULE.get(MediaRecords.class).find(kept)).isPresent();
        assertThat(MODULE.jdbc()
                        .sql("select owner_id from media.usage")
                        .query(UUID.class)
                        .list())
                .containsExactly(other.owner().id());
        assertThat(MODULE.rows("select * from media.erased_file")).isEmpty();
    }

    @Test
    void a_person_without_files_is_answered_too() {
        requested();
        passes(QUIET);
        assertAnswered(0, 0);
        assertThat(MODULE.rows("select * from media.usage")).isEmpty();
    }

    @Test
    void nothing_can_be_uploaded_from_then_on() {
        requested();
        assertRefused();
        passes(QUIET);
        assertAnswered(0, 0);
        assertRefused();
        assertThat(MODULE.rows("select * from media.usage")).isEmpty();
    }

    @Test
    void an_upload_that_begins_at_the_same_moment_is_refused_or_erased() throws Exception {
        var begun = new AtomicInteger();
        Concurrently.run(8, thread -> {
            if (thread == 4) {
                requested();
                return;
            }
            try {
                files.announced(MediaPurpose.PICTURE, null);
                begun.incrementAndGet();
            } catch (ProblemException e) {
                assertThat(e.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
            }
        });
        StoredFiles.runAll(MODULE);
        passes(QUIET);
        assertAnswered(begun.get(), 0);
        assertThat(MODULE.rows("select * from media.media where status <> 'DELETED'"))
                .isEmpty();
    }

    @Test
    void a_request_that_arrives_again_is_answered_once() {
        files.ready(MediaPurpose.PICTURE, true);
        requested();
        requested();
        StoredFiles.runAll(MODULE);
        requested();
        passes(QUIET);
        requested();
        passes(QUIET);
        assertAnswered(1, 2);
        assertThat(MODULE.rows("select * from media.usage")).isEmpty();
    }

    @Test
    void of_two_tasks_one_does_it() throws Exception {
        files.ready(MediaPurpose.PICTURE, true);
        Concurrently.run(2, task -> requested());
        StoredFiles.runAll(MODULE);
        MODULE.clock().advance(QUIET);
        Concurrently.run(2, task -> StoredFiles.runAll(MODULE));
        assertAnswered(1, 2);
    }

    @Test
    void a_store_that_fails_in_the_middle_delays_the_answer() {
        var file = files.ready(MediaPurpose.PICTURE, true);
        var store = MODULE.get(RefusingStore.class);
        requested();
        store.refuse("deleteObjects");
        StoredFiles.runAll(MODULE);
        passes(QUIET);
        assertThat(answers()).isEmpty();
        assertThat(objects(file)).hasSize(2);

        store.refuse("listObjectsV2", "listObjectsV2Paginator");
        passes(RETRY);
        assertThat(answers()).isEmpty();

        store.refuse();
        passes(RETRY);
        passes(RETRY);
        assertAnswered(1, 2);
        assertThat(objects(file)).isEmpty();
    }

    @Test
    void a_process_that_is_killed_before_the_answer_leaves_it_to_another_one() {
        files.ready(MediaPurpose.PICTURE, true);
        requested();
        StoredFiles.runAll(MODULE);
        MODULE.clock().advance(QUIET);
        MODULE.events().failing(RecordedEvents.Failure.BEFORE_THE_COMMIT);
        StoredFiles.runAll(MODULE);
        MODULE.events().failing(RecordedEvents.Failure.NONE);
        assertThat(answers()).isEmpty();
        assertThat(MODULE.rows("select * from media.usage")).hasSize(1);

        passes(RETRY);
        assertAnswered(1, 2);
    }

    @Test
    void a_process_that_is_killed_while_it_looks_for_what_is_left_loses_its_lease() {
        files.ready(MediaPurpose.PICTURE, true);
        requested();
        StoredFiles.runAll(MODULE);
        MODULE.clock().advance(QUIET);
        MODULE.jdbc().sql("delete from media.job where kind = 'SWEEP'").update();
        assertThat(MODULE.get(Jobs.class).take()).get().extracting("kind").isEqualTo(JobKind.ERASE);

        passes(Jobs.LEASE.minusSeconds(1));
        assertThat(answers()).isEmpty();
        passes(Duration.ofSeconds(1));
        assertAnswered(1, 2);
    }

    @Test
    void what_a_late_worker_or_client_stores_is_found_before_the_answer() {
        var file = files.ready(MediaPurpose.PICTURE, true);
        requested();
        StoredFiles.runAll(MODULE);
        assertThat(objects(file)).isEmpty();
        files.store(StoredFiles.served(file));
        var upload = ObjectKeys.incoming(file);
        MODULE.get(MultipartUploads.class).begin(upload, "image/jpeg");
        MODULE.jdbc().sql("delete from media.job where kind = 'SWEEP'").update();
        var store = MODULE.get(RefusingStore.class);

        store.refuse("deleteObjects");
        passes(QUIET);
        assertThat(answers()).isEmpty();
        store.refuse();
        passes(RETRY);

        assertAnswered(1, 2);
        assertThat(objects(file)).isEmpty();
        assertThat(MODULE.get(MultipartUploads.class).count(upload)).isZero();
    }

    @Test
    void the_copy_that_the_person_got_goes_too() {
        var export = UUID.randomUUID();
        MODULE.listeners()
                .on(new ExportRequested(
                        EventMeta.of(export, 1, now()), export, files.owner().id()));
        StoredFiles.runAll(MODULE);
        var key = MODULE.get(ExportParts.class).put(export, "media", new byte[] {1});
        assertThat(MODULE.get(ObjectStore.class).find(key)).isPresent();

        requested();
        passes(QUIET);

        assertThat(MODULE.get(ObjectStore.class).find(key)).isEmpty();
    }

    private void requested() {
        MODULE.listeners()
                .on(new ErasureRequested(
                        EventMeta.of(request, 1, now()), request, files.owner().id()));
    }

    private static Instant now() {
        return MODULE.clock().instant();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> files.announced(MediaPurpose.PICTURE, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN));
    }

    private static void passes(Duration time) {
        MODULE.clock().advance(time);
        StoredFiles.runAll(MODULE);
    }

    private static List<PartAnswered> answers() {
        return MODULE.events().all().stream()
                .filter(PartAnswered.class::isInstance)
                .map(PartAnswered.class::cast)
                .filter(answer -> answer.kind() == PartAnswered.Kind.ERASURE)
                .toList();
    }

    private void assertAnswered(long files, long objects) {
        assertThat(answers()).singleElement().satisfies(answer -> {
            assertThat(answer.requestId()).isEqualTo(request);
            assertThat(answer.userId()).isEqualTo(this.files.owner().id());
            assertThat(answer.meta().subject()).isEqualTo(request + "/media");
            assertThat(answer.counts()).isEqualTo(Map.of("files", files, "objects", objects));
            assertThat(answer.key()).isNull();
        });
    }

    private static List<String> objects(UUID file) {
        return Stream.of(ObjectKeys.INCOMING, ObjectKeys.SERVED, ObjectKeys.HELD)
                .map(area -> MODULE.get(ObjectStore.class).list(ObjectKeys.prefix(area, file)))
                .flatMap(List::stream)
                .toList();
    }
}
