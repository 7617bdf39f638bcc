package org.psyhealth.media.orphan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psyhealth.media.MediaModule;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.NewRecord;
import org.psyhealth.media.storage.MultipartUploads;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.media.storage.ObjectStore;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.ModuleContext;
import software.amazon.awssdk.services.s3.S3Client;

/** The search for objects that no row knows, in a bucket of its own. */
class OrphanSweepIT {

    private final String bucket = "orphans-" + UUID.randomUUID();
    private final ModuleContext module = MediaModule.inBucket(bucket);
    private final ObjectStore store = module.get(ObjectStore.class);
    private final OrphanRuns runs = module.get(OrphanRuns.class);
    private final Caller admin = new Caller(UUID.randomUUID(), Set.of(Role.ADMIN));

    @TempDir
    private Path directory;

    @BeforeEach
    void empty() {
        module.empty();
        module.clock().advance(Duration.between(module.clock().instant(), Instant.now())); // which the store goes by
        module.get(S3Client.class).createBucket(request -> request.bucket(bucket));
    }

    @AfterEach
    void close() {
        store.delete(store.list(""));
        module.get(MultipartUploads.class).abortAll("");
        module.get(S3Client.class).deleteBucket(request -> request.bucket(bucket));
        module.close();
    }

    @Test
    void what_no_row_knows_is_counted_and_then_removed() throws Exception {
        var known = known();
        put(ObjectKeys.made(ObjectKeys.SERVED, known, UUID.randomUUID(), "jpg"));
        put(ObjectKeys.made(ObjectKeys.HELD, known, UUID.randomUUID(), "jpg"));
        put(ObjectKeys.incoming(UUID.randomUUID()));
        put("served/no-file/x.jpg");
        put("elsewhere/x.jpg");
        var upload = ObjectKeys.incoming(UUID.randomUUID());
        module.get(MultipartUploads.class).begin(upload, "audio/mpeg");
        var ongoing = ObjectKeys.incoming(known);
        module.get(MediaRecords.class)
                .setMultipartId(known, module.get(MultipartUploads.class).begin(ongoing, "audio/mpeg"));
        module.clock().advance(Duration.ofHours(49));

        var dry = search(true);
        assertThat(dry).isEqualTo(new Figures(6, 3, 2, 0));
        assertThat(all()).hasSize(4);
        var real = search(false);

        assertThat(real).isEqualTo(new Figures(6, 3, 2, 3));
        assertThat(all()).hasSize(2).allMatch(key -> key.contains(known.toString()));
        assertThat(store.list("elsewhere/")).hasSize(1);
        assertThat(module.get(MultipartUploads.class)
                        .page(ObjectKeys.INCOMING, null)
                        .items())
                .singleElement()
                .satisfies(left -> assertThat(left.key()).isEqualTo(ongoing));
        assertThat(left()).isZero();
    }

    @Test
    void what_is_younger_than_two_days_stays() throws Exception {
        known();
        put(ObjectKeys.incoming(UUID.randomUUID()));
        module.clock().advance(Duration.ofHours(47));
        assertThat(search(false)).isEqualTo(new Figures(1, 0, 0, 0));
        assertThat(all()).hasSize(1);
    }

    @Test
    void where_too_much_would_go_nothing_goes_and_somebody_is_told() throws Exception {
        known();
        for (var number = 0; number < 11; number++) {
            put(ObjectKeys.incoming(UUID.randomUUID()));
        }
        module.clock().advance(Duration.ofHours(49));

        search(false);

        assertThat(runs.list(new UUID(-1, -1), 1)).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(run.orphans()).isEqualTo(11);
            assertThat(run.removed()).isZero();
        });
        assertThat(all()).hasSize(11);
        assertThat(left()).isEqualTo(11);
    }

    @Test
    void a_database_without_a_single_file_is_not_believed() throws Exception {
        put(ObjectKeys.incoming(UUID.randomUUID()));
        module.clock().advance(Duration.ofHours(49));
        search(false);
        assertThat(all()).hasSize(1);
        assertThat(left()).isOne();
    }

    @Test
    void a_search_that_removes_needs_one_that_counted_within_a_day() {
        var service = module.get(OrphanService.class);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> service.begin(false, admin));
        search(true);
        module.clock().advance(Duration.ofHours(25));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> service.begin(false, admin));
        search(true);
        assertThat(service.begin(false, admin).dryRun()).isFalse();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> service.begin(true, admin))
                .satisfies(e -> assertThat(e.getBody().getType()).asString().endsWith("media-orphans-running"));
    }

    @Test
    void a_search_whose_task_died_is_taken_over_and_the_late_one_removes_nothing() throws Exception {
        known();
        put(ObjectKeys.incoming(UUID.randomUUID()));
        module.clock().advance(Duration.ofHours(49));
        runs.ask(false, null);
        var late = runs.take().orElseThrow();
        assertThat(runs.take()).isEmpty();
        module.clock().advance(Duration.ofMinutes(3));
        var second = runs.take().orElseThrow();

        module.get(OrphanSweep.class).search(late);
        assertThat(all()).hasSize(1);
        module.get(OrphanSweep.class).search(second);
        assertThat(all()).isEmpty();
    }

    private Figures search(boolean dryRun) {
        assertThat(runs.ask(dryRun, admin.id())).isPresent();
        module.get(OrphanSweep.class).search(runs.take().orElseThrow());
        var run = runs.list(new UUID(-1, -1), 1).getFirst();
        return new Figures(run.listed(), run.orphans(), run.bytes(), run.removed());
    }

    private double left() {
        var meters = new SimpleMeterRegistry();
        module.get(OrphanMetrics.class).bindTo(meters);
        return meters.get("psyhealth.media.orphans.left").gauge().value();
    }

    private UUID known() {
        var id = UUID.randomUUID();
        module.get(MediaRecords.class)
                .add(new NewRecord(
                        id,
                        UUID.randomUUID(),
                        MediaPurpose.PICTURE,
                        MediaFormat.JPEG,
                        100,
                        new byte[32],
                        null,
                        null,
                        ObjectKeys.incoming(id)));
        return id;
    }

    private void put(String key) throws Exception {
        store.put(Files.writeString(directory.resolve("content"), "x"), key, "text/plain");
    }

    private List<String> all() {
        return areas().flatMap(area -> store.list(area).stream()).toList();
    }

    private static Stream<String> areas() {
        return Stream.of(ObjectKeys.INCOMING, ObjectKeys.SERVED, ObjectKeys.HELD);
    }
}
