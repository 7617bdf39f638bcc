package org.psyhealth.media.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psyhealth.media.MediaModule;
import org.psyhealth.media.blocklist.Blocklist;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.MediaStatus;
import org.psyhealth.media.record.NewRecord;
import org.psyhealth.media.record.Transitions;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.media.storage.ObjectStore;
import org.psyhealth.media.usage.Usage;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.Pictures;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** What becomes of jobs when the file, the process or what they need fails. */
class JobRunnerIT {

    private static final byte[] PICTURE = Pictures.jpeg(400, 300);

    @TempDir
    private Path directory;

    @Test
    void a_picture_is_made_and_its_original_goes_a_day_later() throws Exception {
        try (var module = MediaModule.start(Map.of())) {
            var file = uploaded(module, PICTURE);
            runNext(module, JobKind.PROCESS);

            var ready = find(module, file);
            assertThat(ready.status()).isEqualTo(MediaStatus.READY);
            assertThat(objects(module, ObjectKeys.SERVED, file)).hasSize(2);
            assertThat(objects(module, ObjectKeys.INCOMING, file)).hasSize(1);

            module.clock().advance(Duration.ofHours(24).plusSeconds(1));
            runNext(module, JobKind.TIDY);
            assertThat(objects(module, ObjectKeys.INCOMING, file)).isEmpty();
            assertThat(objects(module, ObjectKeys.SERVED, file)).hasSize(2);
            assertThat(module.get(Jobs.class).take()).isEmpty();
        }
    }

    @Test
    void a_file_that_took_the_process_with_it_twice_is_refused() throws Exception {
        try (var module = MediaModule.start(Map.of())) {
            var file = uploaded(module, PICTURE);
            for (var killed = 0; killed < 2; killed++) {
                assertThat(module.get(Jobs.class).take()).isPresent();
                module.clock().advance(Jobs.LEASE.plusSeconds(1));
            }
            runNext(module, JobKind.PROCESS);

            assertThat(find(module, file).reason()).isEqualTo(RefusalReason.UNPROCESSABLE);
            module.clock().advance(Duration.ofMinutes(16));
            runNext(module, JobKind.TIDY);
            assertThat(objects(module, ObjectKeys.INCOMING, file)).isEmpty();
        }
    }

    @Test
    void what_an_interrupted_attempt_left_behind_goes_when_the_next_one_is_done() throws Exception {
        try (var module = MediaModule.start(Map.of())) {
            var file = uploaded(module, PICTURE);
            var stray = stray(module, module.get(Jobs.class).take().orElseThrow());
            module.clock().advance(Jobs.LEASE.plusSeconds(1));

            runNext(module, JobKind.PROCESS);
            runNext(module, JobKind.TIDY);

            assertThat(objects(module, ObjectKeys.SERVED, file)).hasSize(2).doesNotContain(stray);
        }
    }

    @Test
    void what_an_attempt_that_did_not_count_left_behind_goes_too() throws Exception {
        try (var module = MediaModule.start(Map.of())) {
            var file = uploaded(module, PICTURE);
            var stopped = module.get(Jobs.class).take().orElseThrow();
            var stray = stray(module, stopped);
            module.get(Jobs.class).postpone(stopped, Duration.ZERO, false);

            runNext(module, JobKind.PROCESS);
            runNext(module, JobKind.TIDY);

            assertThat(objects(module, ObjectKeys.SERVED, file)).hasSize(2).doesNotContain(stray);
        }
    }

    @Test
    void what_interrupted_attempts_at_a_held_file_left_behind_goes_and_its_original_stays() throws Exception {
        try (var module = MediaModule.start(Map.of())) {
            var first = uploaded(module, PICTURE);
            runNext(module, JobKind.PROCESS);
            var hash = Objects.requireNonNull(find(module, first).result()).perceptualHash();
            module.get(Blocklist.class).add(sha256(PICTURE), hash, "a test", UUID.randomUUID());

            var alike = uploaded(module, Pictures.png(400, 300), MediaFormat.PNG);
            var stray = stray(module, module.get(Jobs.class).take().orElseThrow());
            module.clock().advance(Jobs.LEASE.plusSeconds(1));
            runNext(module, JobKind.PROCESS);
            runNext(module, JobKind.TIDY);

            assertThat(find(module, alike).held()).isTrue();
            assertThat(objects(module, ObjectKeys.SERVED, alike)).hasSize(2).doesNotContain(stray);
            assertThat(objects(module, ObjectKeys.INCOMING, alike)).hasSize(1);
            assertThat(module.rows("select kind from media.job where subject_id = '" + alike + "'"))
                    .isEmpty();
        }
    }

    @Test
    void a_second_upload_to_the_same_address_changes_nothing() throws Exception {
        try (var module = MediaModule.start(Map.of())) {
            var file = uploaded(module, PICTURE);
            var key = find(module, file).uploadKey();
            module.get(ObjectStore.class)
                    .put(Files.write(directory.resolve("other"), Pictures.jpeg(10, 10)), key, "image/jpeg");
            runNext(module, JobKind.PROCESS);

            assertThat(find(module, file).reason()).isEqualTo(RefusalReason.INCOMPLETE);
            assertThat(objects(module, ObjectKeys.SERVED, file)).isEmpty();
        }
    }

    @Test
    void an_ended_file_leaves_nothing() throws Exception {
        try (var module = MediaModule.start(Map.of())) {
            var file = uploaded(module, PICTURE);
            runNext(module, JobKind.PROCESS);
            module.get(Transitions.class).end(file);
            runNext(module, JobKind.DELETE);

            assertThat(objects(module, ObjectKeys.INCOMING, file)).isEmpty();
            assertThat(objects(module, ObjectKeys.SERVED, file)).isEmpty();
            assertThat(module.get(MediaRecords.class).find(file)).isEmpty();
            assertThat(module.rows("select owner_id, sha256, result, perceptual_hash from media.media"))
                    .containsExactly("{owner_id=null, sha256=null, result=null, perceptual_hash=null}");
        }
    }

    @Test
    void what_was_on_its_way_when_a_file_was_deleted_goes_too() throws Exception {
        try (var module = MediaModule.start(Map.of())) {
            var file = announced(module, PICTURE, MediaFormat.JPEG);
            var key = find(module, file).uploadKey();
            module.get(Transitions.class).end(file);
            runNext(module, JobKind.DELETE);
            module.get(ObjectStore.class).put(Files.write(directory.resolve("late"), PICTURE), key, "image/jpeg");

            module.clock().advance(Duration.ofMinutes(16));
            runNext(module, JobKind.SWEEP);

            assertThat(objects(module, ObjectKeys.INCOMING, file)).isEmpty();
            assertThat(module.get(Jobs.class).take()).isEmpty();
        }
    }

    @Test
    void a_forbidden_file_is_where_only_staff_see_it() throws Exception {
        try (var module = MediaModule.start(Map.of())) {
            var file = uploaded(module, PICTURE);
            runNext(module, JobKind.PROCESS);
            module.get(Transitions.class).forbid(file);
            runNext(module, JobKind.WITHHOLD);
            runNext(module, JobKind.TIDY);

            assertThat(objects(module, ObjectKeys.SERVED, file)).isEmpty();
            assertThat(objects(module, ObjectKeys.HELD, file)).hasSize(2);
        }
    }

    @Test
    void what_is_on_the_list_is_refused_and_what_looks_like_it_is_held() throws Exception {
        try (var module = MediaModule.start(Map.of())) {
            var first = uploaded(module, PICTURE);
            runNext(module, JobKind.PROCESS);
            var result = find(module, first).result();
            assertThat(result).isNotNull();
            module.get(Blocklist.class).add(sha256(PICTURE), result.perceptualHash(), "a test", UUID.randomUUID());

            var same = uploaded(module, PICTURE);
            var alike = uploaded(module, Pictures.png(400, 300), MediaFormat.PNG);
            runNext(module, JobKind.PROCESS);
            runNext(module, JobKind.PROCESS);

            assertThat(find(module, same).reason()).isEqualTo(RefusalReason.NOT_ALLOWED);
            assertThat(find(module, alike).held()).isTrue();
            assertThat(find(module, alike).status()).isEqualTo(MediaStatus.SCANNING);
        }
    }

    @Test
    void without_the_store_a_job_waits_and_the_attempt_does_not_count() throws Exception {
        try (var module = MediaModule.withoutStore()) {
            waits(module);
        }
    }

    @Test
    void without_room_a_job_waits_and_the_attempt_does_not_count() throws Exception {
        try (var module = MediaModule.start(Map.of("psyhealth.media.room", "1KB"))) {
            waits(module);
        }
    }

    @Test
    void without_a_verdict_of_the_scanner_a_job_waits_and_the_attempt_does_not_count() throws Exception {
        try (var module = MediaModule.start(
                Map.of("psyhealth.media.scanner.host", "localhost", "psyhealth.media.scanner.port", "1"))) {
            var file = uploaded(module, PICTURE);
            runNext(module, JobKind.PROCESS);
            assertWaiting(module, file);
        }
    }

    @Test
    void a_hanging_attempt_counts_and_another_worker_goes_on() throws Exception {
        try (var silent = new ServerSocket(0);
                var module = MediaModule.start(Map.of(
                        "psyhealth.media.scanner.host", "localhost",
                        "psyhealth.media.scanner.port", String.valueOf(silent.getLocalPort()),
                        "psyhealth.media.scanner.timeout", "10m"))) {
            uploaded(module, PICTURE);
            var workers = new Workers(
                    module.get(Jobs.class),
                    module.get(JobRunner.class),
                    module.get(WorkArea.class),
                    new WorkProperties(
                            1, Duration.ofMillis(50), directory, DataSize.ofGigabytes(1), DataSize.ofMegabytes(96)),
                    module.clock());
            workers.start();
            try {
                try (var first = silent.accept()) {
                    module.clock().advance(Duration.ofMinutes(11));
                    workers.renewLeases();
                    try (var second = silent.accept()) {
                        assertThat(second.getPort()).isNotEqualTo(first.getPort());
                        assertThat(module.rows("select attempts from media.job"))
                                .containsExactly("{attempts=2}");
                    }
                }
            } finally {
                workers.stop();
            }
        }
    }

    private static void waits(ModuleContext module) {
        var file = announced(module, PICTURE, MediaFormat.JPEG);
        module.get(Transitions.class).complete(file, "\"etag\"");
        runNext(module, JobKind.PROCESS);
        assertWaiting(module, file);
    }

    private static void assertWaiting(ModuleContext module, UUID file) {
        assertThat(find(module, file).status()).isEqualTo(MediaStatus.SCANNING);
        assertThat(module.rows("select kind, attempts from media.job")).containsExactly("{kind=PROCESS, attempts=0}");
        assertThat(module.get(Jobs.class).take()).isEmpty();
    }

    /** What somebody stores under a lease, and leaves behind. */
    private String stray(ModuleContext module, Lease lease) throws Exception {
        var stray = ObjectKeys.made(ObjectKeys.SERVED, lease.subjectId(), lease.token(), "jpg");
        module.get(ObjectStore.class).put(Files.write(directory.resolve("stray"), PICTURE), stray, "image/jpeg");
        return stray;
    }

    private UUID uploaded(ModuleContext module, byte[] content) throws Exception {
        return uploaded(module, content, MediaFormat.JPEG);
    }

    private UUID uploaded(ModuleContext module, byte[] content, MediaFormat format) throws Exception {
        var file = announced(module, content, format);
        var key = find(module, file).uploadKey();
        var store = module.get(ObjectStore.class);
        store.put(Files.write(Files.createTempFile(directory, "upload", ""), content), key, format.contentType());
        module.get(Transitions.class)
                .complete(file, store.find(key).orElseThrow().etag());
        return file;
    }

    private static UUID announced(ModuleContext module, byte[] content, MediaFormat format) {
        var owner = new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));
        var id = UUID.randomUUID();
        module.get(TransactionTemplate.class).executeWithoutResult(status -> {
            module.get(Usage.class).reserve(owner, content.length);
            module.get(MediaRecords.class)
                    .add(new NewRecord(
                            id,
                            owner.id(),
                            MediaPurpose.PICTURE,
                            format,
                            content.length,
                            sha256(content),
                            null,
                            null,
                            ObjectKeys.incoming(id)));
        });
        return id;
    }

    private static void runNext(ModuleContext module, JobKind expected) {
        var lease = module.get(Jobs.class).take().orElseThrow();
        assertThat(lease.kind()).isEqualTo(expected);
        module.get(JobRunner.class).run(lease);
    }

    private static MediaRecord find(ModuleContext module, UUID file) {
        return module.get(MediaRecords.class).find(file).orElseThrow();
    }

    private static List<String> objects(ModuleContext module, String area, UUID file) {
        return module.get(ObjectStore.class).list(ObjectKeys.prefix(area, file));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
