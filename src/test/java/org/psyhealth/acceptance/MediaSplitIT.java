package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.psyhealth.support.Pictures;

/**
 * Files whose requests are answered in one process and whose work is done in others, one of which is frozen all the
 * time and returns when its lease is long over.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaSplitIT {

    private static final byte[] PICTURE = Pictures.jpeg(900, 600);
    private static final int LARGE_FILE = 20 << 20;

    private final MediaProcesses processes = new MediaProcesses();
    private final UUID ownerId = UUID.randomUUID();
    private final Uploader owner =
            new Uploader(TestCallers.member(path -> processes.web().url(), ownerId), ownerId);
    private final AppProcess frozen = processes.worker();
    private String frozenFile = "";
    private String frozenLease = "";

    MediaSplitIT() throws IOException {}

    /** Its lease lasts a minute, in which the others can be tested. */
    @BeforeAll
    void freezeWorker() throws Exception {
        var working = processes.freeWorker();
        frozen.awaitReady();
        processes.store().holdAt("PUT /psyhealth-media/served/", true);
        working.pause();
        frozenFile = processes.member().upload("PICTURE", "image/jpeg", PICTURE);
        processes.store().awaitHeld();
        frozen.pause();
        frozenLease = processes.lease(frozenFile).orElseThrow();
        working.resume();
        working.awaitReady();
    }

    @AfterAll
    void close() throws IOException {
        processes.close();
    }

    @Test
    void a_worker_that_returns_late_overwrites_nothing_and_leaves_nothing() {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> processes.status(frozenFile).equals("READY"));
        processes.awaitOneReady(frozenFile);
        var made = processes.made(frozenFile);
        assertThat(made).noneMatch(key -> key.contains(frozenLease));

        frozen.resume();
        await().atMost(MediaProcesses.TIMEOUT)
                .until(() -> frozen.output().contains("The job PROCESS of " + frozenFile + " is no longer ours"));
        processes.store().letGo();
        await().atMost(MediaProcesses.TIMEOUT).until(() -> !processes.isAtWork(frozenLease));

        processes.awaitOneReady(frozenFile);
        assertThat(processes.made(frozenFile)).isEqualTo(made);
    }

    @Test
    void an_upload_that_is_never_completed_ends_and_leaves_nothing() {
        var started =
                owner.announce("PICTURE", "image/jpeg", PICTURE).expect(201).json();
        var id = started.at("/media/id").asString();
        assertThat(Uploader.send(started.at("/upload/whole"), PICTURE, Map.of()))
                .isEqualTo(200);
        processes.pass(id, Duration.ofHours(25));
        assertNeverCompleted(id);
    }

    @Test
    void parts_that_are_never_joined_end_and_leave_nothing() {
        var content = new byte[LARGE_FILE];
        var id = owner.announce("AUDIO", "audio/mpeg", content)
                .expect(201)
                .json()
                .at("/media/id")
                .asString();
        owner.sendParts(id, content, 1, 3);
        owner.api().post("/api/media/" + id + "/completion", null).expect(409);
        assertThat(processes.openUploads(id)).isEqualTo(1);
        processes.pass(id, Duration.ofHours(25));
        assertNeverCompleted(id);
    }

    private void assertNeverCompleted(String id) {
        assertThat(owner.awaitEnd(id).path("reason").asString()).isEqualTo("INCOMPLETE");
        owner.api().get("/api/media/" + id + "/upload").expect(409);
        assertThat(owner.api()
                        .post("/api/media/" + id + "/completion", null)
                        .expect(202)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("REFUSED");
        processes.assertUsageAddsUp(id);
        processes.pass(id, Duration.ofMinutes(16));
        await().atMost(MediaProcesses.TIMEOUT).untilAsserted(() -> {
            assertThat(processes.objects("incoming", id)).isEmpty();
            assertThat(processes.openUploads(id)).isZero();
            assertThat(processes.told(id)).containsExactly("org.psyhealth.media.refused.v1");
        });
    }

    @Test
    void completing_many_times_at_once_makes_one_file() throws Exception {
        var started =
                owner.announce("PICTURE", "image/jpeg", PICTURE).expect(201).json();
        var id = started.at("/media/id").asString();
        Uploader.send(started.at("/upload/whole"), PICTURE, Map.of());
        assertThat(atOnce(8, () -> owner.api().post("/api/media/" + id + "/completion", null)))
                .containsOnly(202);
        processes.awaitOneReady(id);
    }

    @Test
    void joining_parts_many_times_at_once_makes_one_file() throws Exception {
        var content = new byte[LARGE_FILE];
        var id = owner.announce("AUDIO", "audio/mpeg", content)
                .expect(201)
                .json()
                .at("/media/id")
                .asString();
        owner.sendParts(id, content, 1, 2, 3);
        var statuses = atOnce(8, () -> owner.api().post("/api/media/" + id + "/completion", null));
        assertThat(statuses).containsOnly(202);
        owner.api().post("/api/media/" + id + "/completion", null).expect(202);
        // Nothing but zeros is no recording.
        assertThat(owner.awaitEnd(id).path("reason").asString()).isEqualTo("WRONG_TYPE");
        await().atMost(MediaProcesses.TIMEOUT)
                .untilAsserted(() -> assertThat(processes.told(id)).containsExactly("org.psyhealth.media.refused.v1"));
        processes.assertUsageAddsUp(id);
    }

    @Test
    void a_second_upload_changes_nothing_before_and_after_the_scan_and_leaves_nothing_after_the_end() throws Exception {
        var started =
                owner.announce("PICTURE", "image/jpeg", PICTURE).expect(201).json();
        var request = started.at("/upload/whole");
        var id = started.at("/media/id").asString();
        assertThat(Uploader.send(request, PICTURE, Map.of())).isEqualTo(200);
        processes.scanner().hang();
        owner.api().post("/api/media/" + id + "/completion", null).expect(202);
        processes.scanner().awaitHanging();
        assertThat(Uploader.send(request, PICTURE, Map.of())).isEqualTo(412);
        processes.scanner().recover();
        processes.awaitOneReady(id);
        assertThat(Uploader.send(request, PICTURE, Map.of())).isEqualTo(412);

        var url = owner.awaitEnd(id).at("/variants/0/url").asString();
        owner.api().delete("/api/media/" + id).expect(204);
        processes.awaitDeleted(id, "org.psyhealth.media.ready.v1");
        assertThat(Uploader.download(url).statusCode()).isEqualTo(404);
        assertThat(Uploader.send(request, PICTURE, Map.of())).isEqualTo(200);
        owner.api().get("/api/media/" + id).expect(404);
        owner.api().post("/api/media/" + id + "/completion", null).expect(404);
        processes.pass(id, Duration.ofMinutes(16));
        await().atMost(MediaProcesses.TIMEOUT)
                .until(() -> processes.objects("incoming", id).isEmpty());
        assertThat(processes.told(id)).hasSize(2);
    }

    @Test
    void fifty_at_once_reserve_no_more_room_than_there_is() throws Exception {
        var quota = owner.api()
                .get("/api/media/me/usage")
                .expect(200)
                .json()
                .path("quota")
                .asLong();
        var id = UUID.randomUUID();
        processes
                .jdbc()
                .sql("insert into media.usage (owner_id, day, bytes) values (?, current_date, ?)")
                .param(id)
                .param(quota - 7L * PICTURE.length - 1)
                .update();
        var member = new Uploader(TestCallers.member(path -> processes.web().url(), id), id);
        var statuses = atOnce(50, () -> member.announce("PICTURE", "image/jpeg", PICTURE));
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(7);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(43);
        var usage = member.api().get("/api/media/me/usage").expect(200).json();
        assertThat(usage.path("bytes").asLong()).isEqualTo(quota - 1);
        assertThat(usage.path("unfinished").asInt()).isEqualTo(7);
    }

    @Test
    void a_file_waits_for_the_scanner_and_loses_nothing() throws Exception {
        processes.scanner().stop();
        var id = owner.upload("PICTURE", "image/jpeg", PICTURE);
        await().atMost(MediaProcesses.TIMEOUT).until(() -> processes.waits(id));
        assertThat(processes.status(id)).isEqualTo("SCANNING");
        processes.scanner().start();
        processes.pass(id, Duration.ofSeconds(20));
        processes.awaitOneReady(id);
    }

    private static List<Integer> atOnce(int count, Supplier<Api.Reply> request) throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            return clients
                    .invokeAll(IntStream.range(0, count)
                            .mapToObj(number -> (Callable<Api.Reply>) request::get)
                            .toList())
                    .stream()
                    .map(future -> future.resultNow().status())
                    .toList();
        }
    }
}
