package org.psyhealth.media.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.psyhealth.media.MediaModule;
import org.psyhealth.media.blocklist.Blocklist;
import org.psyhealth.media.events.MediaDeleted;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.MediaReady;
import org.psyhealth.media.events.MediaVariant;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.MediaStatus;
import org.psyhealth.media.record.Refusals;
import org.psyhealth.media.record.Transitions;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.Pictures;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of files that staff refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedFileIT {

    private final ModuleContext module = MediaModule.start(Map.of());
    private final Transitions transitions = module.get(Transitions.class);
    private final Refusals refusals = module.get(Refusals.class);
    private WorkedFiles files;

    @BeforeEach
    void empty() {
        module.empty();
        files = WorkedFiles.of(module);
    }

    @AfterAll
    void close() {
        module.close();
    }

    @Test
    void a_refusal_is_taken_back_and_the_file_is_shown_at_new_addresses() throws Exception {
        var file = picture();
        var usage = files.usage();
        var before = files.objects(ObjectKeys.SERVED, file);
        withhold(file);
        assertThat(files.usage()).isEqualTo("0 0");

        assertThat(refusals.takeBack(file)).isTrue();
        assertThat(refusals.takeBack(file)).isTrue();
        files.runNext(JobKind.RESTORE);
        files.runNext(JobKind.TIDY);

        assertThat(files.find(file).status()).isEqualTo(MediaStatus.READY);
        assertThat(files.find(file).reason()).isNull();
        assertThat(files.usage()).isEqualTo(usage);
        assertThat(files.objects(ObjectKeys.HELD, file)).isEmpty();
        assertThat(module.events().all())
                .last()
                .isInstanceOfSatisfying(
                        MediaReady.class,
                        ready -> assertThat(ready.variants())
                                .extracting(MediaVariant::key)
                                .containsExactlyInAnyOrderElementsOf(files.objects(ObjectKeys.SERVED, file))
                                .doesNotContainAnyElementsOf(before));
    }

    @Test
    void a_refusal_and_its_end_may_follow_each_other_again_and_again() throws Exception {
        var file = picture();
        for (var times = 0; times < 3; times++) {
            withhold(file);
            refusals.takeBack(file);
            files.runNext(JobKind.RESTORE);
            files.runNext(JobKind.TIDY);
            assertThat(files.objects(ObjectKeys.SERVED, file)).hasSize(2);
            assertThat(files.objects(ObjectKeys.HELD, file)).isEmpty();
        }
    }

    @Test
    void a_refusal_that_is_not_yet_carried_out_is_taken_back_too() throws Exception {
        var file = picture();
        transitions.forbid(file);
        assertThat(refusals.takeBack(file)).isTrue();
        files.runNext(JobKind.RESTORE);
        files.runNext(JobKind.TIDY);
        assertThat(files.find(file).status()).isEqualTo(MediaStatus.READY);
        assertThat(files.objects(ObjectKeys.SERVED, file)).hasSize(2);
    }

    @Test
    void a_document_stays_where_no_reader_finds_it() throws Exception {
        var file = files.uploaded(
                "%PDF-1.7 a document".getBytes(StandardCharsets.UTF_8), MediaFormat.PDF, MediaPurpose.DOCUMENT);
        files.runNext(JobKind.PROCESS);
        withhold(file);
        refusals.takeBack(file);
        files.runNext(JobKind.RESTORE);
        files.runNext(JobKind.TIDY);
        assertThat(files.objects(ObjectKeys.SERVED, file)).isEmpty();
        assertThat(files.objects(ObjectKeys.HELD, file)).hasSize(1);
    }

    @Test
    void a_refusal_stands_a_day_later() throws Exception {
        var file = picture();
        withhold(file);
        module.clock().advance(Refusals.TAKEN_BACK.plusSeconds(1));
        assertThat(refusals.takeBack(file)).isFalse();
    }

    @Test
    void a_refusal_that_is_upheld_while_it_is_taken_back_stands() throws Exception {
        var file = picture();
        withhold(file);
        refusals.takeBack(file);
        var late = module.get(Jobs.class).take().orElseThrow();
        assertThat(refusals.uphold(file)).isTrue();
        module.get(JobRunner.class).run(late);
        assertThat(files.find(file).status()).isEqualTo(MediaStatus.REFUSED);
        files.runNext(JobKind.WITHHOLD);
        assertThat(files.objects(ObjectKeys.HELD, file)).hasSize(2);
    }

    @Test
    void what_is_on_the_list_meanwhile_is_not_shown_again() throws Exception {
        var file = picture();
        withhold(file);
        refusals.takeBack(file);
        module.get(Blocklist.class).add(files.find(file).sha256(), null, "a test", UUID.randomUUID());
        files.runNext(JobKind.RESTORE);
        assertThat(files.find(file).status()).isEqualTo(MediaStatus.REFUSED);
    }

    @Test
    void what_its_owner_deletes_after_a_refusal_is_kept_for_staff_for_thirty_days() throws Exception {
        var file = picture();
        withhold(file);

        refusals.discard(file);
        refusals.discard(file);

        assertThat(module.get(Jobs.class).take()).isEmpty();
        assertThat(files.find(file).hiddenAt()).isNotNull();
        assertThat(refusals.takeBack(file)).isFalse();
        assertThat(files.objects(ObjectKeys.HELD, file)).hasSize(2);
        module.clock().advance(Duration.ofDays(30));
        files.runNext(JobKind.DELETE);
        assertThat(module.get(MediaRecords.class).find(file)).isEmpty();
        assertThat(files.objects(ObjectKeys.HELD, file)).isEmpty();
        assertThat(module.events().all()).last().isInstanceOf(MediaDeleted.class);
    }

    @Test
    void staff_may_delete_it_sooner() throws Exception {
        var file = picture();
        withhold(file);
        refusals.discard(file);
        transitions.end(file);
        files.runNext(JobKind.DELETE);
        assertThat(files.objects(ObjectKeys.HELD, file)).isEmpty();
    }

    @Test
    void captions_that_staff_refused_do_not_go_with_their_recording() throws Exception {
        var recording = picture();
        var captions = picture();
        var others = picture();
        belong(captions, recording);
        belong(others, recording);
        withhold(captions);

        refusals.discard(recording);

        assertThat(module.get(MediaRecords.class).find(recording)).isEmpty();
        assertThat(module.get(MediaRecords.class).find(others)).isEmpty();
        assertThat(files.find(captions).hiddenAt()).isNotNull();
    }

    @Test
    void captions_go_with_a_recording_that_staff_refused() throws Exception {
        var recording = picture();
        var captions = picture();
        belong(captions, recording);
        withhold(recording);

        refusals.discard(recording);

        assertThat(files.find(recording).hiddenAt()).isNotNull();
        assertThat(module.get(MediaRecords.class).find(captions)).isEmpty();
    }

    @Test
    void what_nobody_refused_ends_when_its_owner_deletes_it() throws Exception {
        var file = picture();
        refusals.discard(file);
        files.runNext(JobKind.DELETE);
        assertThat(files.objects(ObjectKeys.SERVED, file)).isEmpty();
    }

    private UUID picture() throws Exception {
        var file = files.uploaded(Pictures.jpeg(400, 300), MediaFormat.JPEG, MediaPurpose.PICTURE);
        files.runNext(JobKind.PROCESS);
        return file;
    }

    private void withhold(UUID file) {
        module.get(TransactionTemplate.class).executeWithoutResult(status -> transitions.forbid(file));
        files.runNext(JobKind.WITHHOLD);
        files.runNext(JobKind.TIDY);
    }

    private void belong(UUID captions, UUID recording) {
        module.jdbc()
                .sql("update media.media set parent_id = :parent where id = :id")
                .param("parent", recording)
                .param("id", captions)
                .update();
    }
}
