package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psyhealth.support.Pictures;

/**
 * A process is killed at each step of a file's way: the file ends ready, or deleted, exactly once, nothing of it is
 * left where it does not belong, and its owner's usage is right.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaKillIT {

    private static final byte[] PICTURE = Pictures.jpeg(900, 600);
    private static final byte[] LARGE_PICTURE = Pictures.jpeg(4000, 3000);
    private static final int LARGE_FILE = 20 << 20;

    private final MediaProcesses processes = new MediaProcesses();
    private AppProcess worker = processes.worker();

    MediaKillIT() throws IOException {}

    @BeforeEach
    void awaitReady() {
        processes.web();
        if (!worker.isAlive()) {
            worker = processes.worker();
        }
        worker.awaitReady();
    }

    @AfterEach
    void letGo() {
        processes.letGo();
    }

    @AfterAll
    void close() throws IOException {
        processes.close();
    }

    /** What a worker does of a picture, one after another. */
    enum Making {
        FETCHING {
            @Override
            void hold(MediaProcesses at) {
                at.store().holdAt("GET /psyhealth-media/incoming/", true);
            }
        },
        SCANNING {
            @Override
            void hold(MediaProcesses at) {
                at.scanner().hang();
            }

            @Override
            void await(MediaProcesses at, String id) throws InterruptedException {
                at.scanner().awaitHanging();
            }
        },
        MAKING {
            @Override
            byte[] picture() {
                return LARGE_PICTURE;
            }

            @Override
            void hold(MediaProcesses at) {}

            @Override
            void await(MediaProcesses at, String id) {
                at.awaitMaking(id);
            }
        },
        AFTER_THE_FIRST_OBJECT {
            @Override
            void hold(MediaProcesses at) {
                at.store().holdAt("PUT /psyhealth-media/served/", true);
            }
        },
        AFTER_ALL_OBJECTS {
            @Override
            void hold(MediaProcesses at) {
                at.postgres().holdAt("set status = 'READY'", false);
            }
        },
        AFTER_THE_COMMIT {
            @Override
            void hold(MediaProcesses at) {
                at.postgres().holdAfter("set status = 'READY'", "COMMIT", true);
            }
        };

        byte[] picture() {
            return PICTURE;
        }

        abstract void hold(MediaProcesses at);

        void await(MediaProcesses at, String id) throws InterruptedException {
            (ordinal() < AFTER_ALL_OBJECTS.ordinal() ? at.store() : at.postgres()).awaitHeld();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_worker_is_killed_while_it_makes_a_picture(Making step) throws Exception {
        var owner = processes.member();
        step.hold(processes);
        var id = owner.upload("PICTURE", "image/jpeg", step.picture());
        step.await(processes, id);
        killAndReplaceWorker(id);

        assertThat(owner.awaitEnd(id).path("status").asString()).isEqualTo("READY");
        processes.awaitOneReady(id);
    }

    /** What is written by a worker that removes something. */
    enum Removing {
        AFTER_THE_OBJECTS {
            @Override
            void hold(MediaProcesses at) {
                at.store().holdAt("?delete", true);
            }
        },
        BEFORE_THE_COMMIT {
            @Override
            void hold(MediaProcesses at) {
                at.postgres().holdAfter("delete from media.job", "COMMIT", false);
            }
        };

        abstract void hold(MediaProcesses at);

        void await(MediaProcesses at) throws InterruptedException {
            (this == AFTER_THE_OBJECTS ? at.store() : at.postgres()).awaitHeld();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_worker_is_killed_while_it_deletes_a_file(Removing step) throws Exception {
        var owner = processes.member();
        var id = ready(owner);
        step.hold(processes);
        owner.api().delete("/api/media/" + id).expect(204);
        step.await(processes);
        killAndReplaceWorker(id);

        processes.awaitDeleted(id, "org.psyhealth.media.ready.v1");
        assertNothingIsUsed(owner);
    }

    @Test
    void a_worker_is_killed_while_it_removes_the_original() throws Exception {
        var owner = processes.member();
        var id = ready(owner);
        processes.store().holdAt("?delete", true);
        processes.pass(id, Duration.ofHours(24).plusMinutes(1));
        processes.store().awaitHeld();
        killAndReplaceWorker(id);

        await().atMost(MediaProcesses.TIMEOUT)
                .until(() -> processes.jobs(id, Duration.ofDays(2)).equals(List.of("DISCARD")));
        processes.awaitOneReady(id);
        assertThat(processes.objects("incoming", id)).isEmpty();
    }

    @Test
    void a_worker_is_killed_while_it_makes_what_was_deleted_meanwhile() throws Exception {
        var owner = processes.member();
        Making.AFTER_THE_FIRST_OBJECT.hold(processes);
        var id = owner.upload("PICTURE", "image/jpeg", PICTURE);
        processes.store().awaitHeld();
        owner.api().delete("/api/media/" + id).expect(204);
        killAndReplaceWorker(id);

        processes.awaitDeleted(id);
        assertNothingIsUsed(owner);
    }

    @Test
    void a_worker_is_killed_while_it_withholds_a_file() throws Exception {
        var owner = processes.member();
        var id = ready(owner);
        processes.store().holdAt("x-amz-copy-source", true);
        TestCallers.moderator(path -> processes.web().url())
                .post("/api/admin/media/" + id + "/decision", "{\"verdict\": \"REFUSE\"}")
                .expect(204);
        processes.store().awaitHeld();
        killAndReplaceWorker(id);

        await().atMost(MediaProcesses.TIMEOUT).untilAsserted(() -> {
            assertThat(processes.jobs(id, Duration.ofDays(2))).containsExactly("DISCARD");
            assertThat(processes.objects("served", id)).isEmpty();
            assertThat(processes.objects("incoming", id)).isEmpty();
            assertThat(processes.objects("held", id)).containsExactlyInAnyOrderElementsOf(processes.made(id));
        });
        assertThat(processes.told(id))
                .containsExactly("org.psyhealth.media.ready.v1", "org.psyhealth.media.refused.v1");
        assertNothingIsUsed(owner);
    }

    @Test
    void killed_before_it_replies_to_an_announcement_the_file_is_announced_once() throws Exception {
        var id = UUID.randomUUID();
        var key = UUID.randomUUID().toString();
        processes.postgres().holdAfter("insert into media.media", "COMMIT", true);
        var call = async(() -> announce(new Uploader(TestCallers.member(path -> worker.url(), id), id), key));
        processes.postgres().awaitHeld();
        killAndReplaceWorker("00000000-0000-0000-0000-000000000000");

        var owner = new Uploader(TestCallers.member(path -> processes.web().url(), id), id);
        var started = announce(owner, key).expect(201).json();
        assertThat(call).isNotNull();
        assertThat(owner.api()
                        .get("/api/media/me/usage")
                        .json()
                        .path("unfinished")
                        .asInt())
                .isOne();
        Uploader.send(started.at("/upload/whole"), PICTURE, Map.of());
        var file = started.at("/media/id").asString();
        owner.api().post("/api/media/" + file + "/completion", null).expect(202);
        processes.awaitOneReady(file);
    }

    @Test
    void killed_before_it_replies_to_a_completion_the_file_is_made_once() throws Exception {
        var id = UUID.randomUUID();
        var owner = new Uploader(TestCallers.member(path -> processes.web().url(), id), id);
        var started =
                owner.announce("PICTURE", "image/jpeg", PICTURE).expect(201).json();
        var file = started.at("/media/id").asString();
        Uploader.send(started.at("/upload/whole"), PICTURE, Map.of());
        processes.postgres().holdAfter("set status = 'SCANNING'", "COMMIT", true);
        var call = async(
                () -> TestCallers.member(path -> worker.url(), id).post("/api/media/" + file + "/completion", null));
        processes.postgres().awaitHeld();
        killAndReplaceWorker(file);

        assertThat(call).isNotNull();
        owner.api().post("/api/media/" + file + "/completion", null).expect(202);
        processes.awaitOneReady(file);
    }

    @Test
    void killed_after_it_joined_the_parts_the_completion_is_repeated() throws Exception {
        var id = UUID.randomUUID();
        var owner = new Uploader(TestCallers.member(path -> processes.web().url(), id), id);
        var content = new byte[LARGE_FILE];
        var started = owner.announce("AUDIO", "audio/mpeg", content).expect(201).json();
        var file = started.at("/media/id").asString();
        owner.sendParts(file, content, 1, 2, 3);
        processes.store().holdAt("<CompleteMultipartUpload", true);
        var call = async(
                () -> TestCallers.member(path -> worker.url(), id).post("/api/media/" + file + "/completion", null));
        processes.store().awaitHeld();
        killAndReplaceWorker(file);

        assertThat(call).isNotNull();
        await().atMost(MediaProcesses.TIMEOUT)
                .until(() -> owner.api()
                                .post("/api/media/" + file + "/completion", null)
                                .status()
                        == 202);
        // Nothing but zeros is no recording.
        assertThat(owner.awaitEnd(file).path("reason").asString()).isEqualTo("WRONG_TYPE");
        assertNothingIsUsed(owner);
    }

    private String ready(Uploader owner) {
        var id = owner.upload("PICTURE", "image/jpeg", PICTURE);
        processes.awaitOneReady(id);
        return id;
    }

    private void killAndReplaceWorker(String id) {
        worker.kill();
        processes.letGo();
        processes.endLease(id);
        worker = processes.worker();
    }

    private void assertNothingIsUsed(Uploader owner) {
        var usage = owner.api().get("/api/media/me/usage").expect(200).json();
        assertThat(usage.path("bytes").asLong()).isZero();
        assertThat(usage.path("unfinished").asInt()).isZero();
    }

    private static Api.Reply announce(Uploader owner, String idempotencyKey) {
        return owner.api()
                .post(
                        "/api/media",
                        """
                {"purpose": "PICTURE", "contentType": "image/jpeg", "length": %d, "sha256": "%s"}""".formatted(PICTURE.length, Uploader.sha256(PICTURE)),
                        "Idempotency-Key",
                        idempotencyKey);
    }

    private static <T> CompletableFuture<T> async(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task));
    }
}
