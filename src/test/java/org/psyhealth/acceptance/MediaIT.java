package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.delivery.SignedUrls;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.support.Pictures;
import org.psyhealth.support.Recordings;
import org.psyhealth.user.events.ExportRequested;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A file from its announcement to its end. */
@IntegrationTest
class MediaIT {

    private static final byte[] PICTURE = Pictures.jpeg(900, 600);
    private static final byte[] OTHER_PICTURE = Pictures.jpeg(333, 777);
    private static final byte[] THIRD_PICTURE = Pictures.jpeg(555, 222);

    private final Function<String, String> base;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final SignedUrls urls;
    private final Uploader member;

    @Autowired
    MediaIT(
            @LocalServerPort int port,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            SignedUrls urls) {
        this.base = path -> "http://localhost:" + port;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.urls = urls;
        this.member = Uploader.member(base);
    }

    @Test
    void a_picture_is_uploaded_made_and_shown() throws Exception {
        var id = member.upload("AVATAR", "image/jpeg", PICTURE);

        var media = member.awaitEnd(id);

        assertThat(media.path("status").asString()).isEqualTo("READY");
        assertThat(media.path("variants").valueStream())
                .extracting(variant -> variant.path("width").asInt())
                .containsExactly(64, 128, 256, 512);
        assertThat(media.path("blurhash").asString()).hasSizeGreaterThan(5);
        for (var variant : media.path("variants")) {
            var shown = Uploader.download(variant.path("url").asString());
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(ImageIO.read(new ByteArrayInputStream(shown.body())).getWidth())
                    .isEqualTo(variant.path("width").asInt());
        }
        assertThat(member.awaitEnd(id)).isEqualTo(media); // addresses do not change with each look
    }

    @Test
    void a_person_gets_the_list_of_their_files() throws Exception {
        var person = UUID.randomUUID();
        var request = UUID.randomUUID();
        var uploader = new Uploader(TestCallers.member(base, person), person);
        var id = uploader.upload("PICTURE", "image/jpeg", PICTURE);
        uploader.awaitEnd(id);

        transactions.executeWithoutResult(status ->
                events.publishEvent(new ExportRequested(EventMeta.of(request, 1, Instant.now()), request, person)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from media.request where id = :id and answered_at is not null")
                                .param("id", request)
                                .query(Integer.class)
                                .single()
                        == 1);

        var list = Uploader.download(urls.download("exports/" + request + "/media.json", "media.json")
                .toString());
        assertThat(list.statusCode()).isEqualTo(200);
        var file = JsonMapper.builder().build().readTree(list.body()).at("/files/0");
        assertThat(file.path("id").asString()).isEqualTo(id);
        var shown = Uploader.download(file.at("/downloads/0/url").asString());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).hasSize(file.at("/downloads/0/length").asInt());
    }

    @Test
    void the_usage_is_reserved_settled_and_given_back() {
        var started =
                member.announce("PICTURE", "image/jpeg", PICTURE).expect(201).json();
        assertThat(usage()).isEqualTo(List.of((long) PICTURE.length, 1L));

        Uploader.send(started.at("/upload/whole"), PICTURE, Map.of());
        var id = started.at("/media/id").asString();
        member.api().post("/api/media/" + id + "/completion", null).expect(202);
        var stored = member.awaitEnd(id)
                .path("variants")
                .valueStream()
                .mapToLong(variant -> variant.path("length").asLong())
                .sum();
        assertThat(usage()).isEqualTo(List.of(stored, 0L));

        member.api().delete("/api/media/" + id).expect(204);
        await().atMost(Duration.ofSeconds(20)).until(() -> usage().equals(List.of(0L, 0L)));
    }

    @Test
    void a_deleted_file_is_gone_at_once_and_its_addresses_soon() {
        var id = member.upload("PICTURE", "image/jpeg", PICTURE);
        var url = member.awaitEnd(id).at("/variants/0/url").asString();

        member.api().delete("/api/media/" + id).expect(204);

        member.api().get("/api/media/" + id).expect(404);
        member.api().post("/api/media/" + id + "/completion", null).expect(404);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Uploader.download(url).statusCode() == 404);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select status from media.media where id = cast(:id as uuid)")
                        .param("id", id)
                        .query(String.class)
                        .single()
                        .equals("DELETED"));
    }

    @Test
    void the_store_refuses_what_was_not_announced() {
        var started =
                member.announce("PICTURE", "image/jpeg", PICTURE).expect(201).json();
        var request = started.at("/upload/whole");
        var id = started.at("/media/id").asString();

        assertThat(Uploader.send(request, PICTURE, Map.of("Content-Type", "image/svg+xml")))
                .isEqualTo(403);
        assertThat(Uploader.send(request, Arrays.copyOf(PICTURE, PICTURE.length - 1), Map.of()))
                .isEqualTo(403);
        assertThat(Uploader.send(
                        request,
                        PICTURE,
                        Map.of("x-amz-checksum-sha256", "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=")))
                .isEqualTo(403);
        member.api().post("/api/media/" + id + "/completion", null).expect(409);
    }

    @Test
    void a_file_with_another_checksum_is_refused() {
        var other = PICTURE.clone();
        other[other.length / 2] ^= 1;
        var started = member.announce("PICTURE", "image/jpeg", PICTURE.length, Uploader.sha256(other))
                .expect(201)
                .json();
        var id = started.at("/media/id").asString();

        assertThat(Uploader.send(started.at("/upload/whole"), PICTURE, Map.of()))
                .isEqualTo(400);
        member.api().post("/api/media/" + id + "/completion", null).expect(409);
    }

    @Test
    void completing_again_changes_nothing() {
        var id = member.upload("PICTURE", "image/jpeg", PICTURE);
        var ready = member.awaitEnd(id);
        assertThat(member.api()
                        .post("/api/media/" + id + "/completion", null)
                        .expect(202)
                        .json())
                .isEqualTo(ready);
    }

    @Test
    void a_long_file_is_sent_in_parts_and_resumed() {
        var content = new byte[20 << 20];
        var started =
                member.announce("AUDIO", "audio/mpeg", content).expect(201).json();
        assertThat(started.at("/upload/whole").isNull()).isTrue();
        assertThat(started.at("/upload/partCount").asInt()).isEqualTo(3);
        var id = started.at("/media/id").asString();
        var path = "/api/media/" + id;

        member.sendParts(id, content, 1, 3);
        assertThat(member.api()
                        .get(path + "/upload")
                        .expect(200)
                        .json()
                        .path("present")
                        .toString())
                .isEqualTo("[1,3]");
        member.api().post(path + "/completion", null).expect(409);
        member.sendParts(id, content, 2);
        member.api().post(path + "/completion", null).expect(202);

        // Twenty megabytes of nothing are no recording.
        assertThat(member.awaitEnd(id).path("status").asString()).isEqualTo("REFUSED");
        member.api().get(path + "/upload").expect(409);
    }

    @Test
    void what_is_not_accepted_is_told_with_a_hint() {
        assertThat(member.announce("PICTURE", "image/svg+xml", PICTURE)
                        .expect(415)
                        .json()
                        .path("detail")
                        .asString())
                .contains("PNG");
        member.announce("PICTURE", "application/pdf", PICTURE).expect(415);
        member.announce("AUDIO", "video/mp4", PICTURE).expect(415);
        member.announce("AVATAR", "image/jpeg", (5 << 20) + 1, Uploader.sha256(PICTURE))
                .expect(413);
    }

    @Test
    void fifty_at_once_reserve_no_more_than_there_is() throws Exception {
        List<Api.Reply> replies;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Api.Reply> request = () -> member.announce("PICTURE", "image/jpeg", PICTURE);
            replies = clients
                    .invokeAll(
                            IntStream.range(0, 50).mapToObj(number -> request).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(10);
        assertThat(replies).filteredOn(reply -> reply.status() == 429).hasSize(40);
        assertThat(usage()).isEqualTo(List.of(10L * PICTURE.length, 10L));
    }

    @Test
    void nobody_else_sees_a_file_but_staff() {
        var id = member.upload("PICTURE", "image/jpeg", PICTURE);
        var stranger = Uploader.member(base).api();

        stranger.get("/api/media/" + id).expect(404);
        stranger.delete("/api/media/" + id).expect(404);
        stranger.get("/api/media/" + id + "/upload").expect(404);
        stranger.post("/api/media/" + id + "/completion", null).expect(404);
        assertThat(stranger.get("/api/media?ids=" + id).expect(200).json().path("items"))
                .isEmpty();
        TestCallers.admin(base).get("/api/media/" + id).expect(200);
        assertThat(member.api().get("/api/media?ids=" + id).expect(200).json().path("items"))
                .hasSize(1);
    }

    @Test
    void staff_refuse_a_file_and_its_addresses_soon_find_nothing() {
        var id = member.upload("PICTURE", "image/jpeg", OTHER_PICTURE);
        var url = member.awaitEnd(id).at("/variants/0/url").asString();
        var staff = TestCallers.moderator(base);
        var path = "/api/admin/media/" + id;

        staff.post(path + "/decision", "{\"verdict\": \"ALLOW\"}").expect(409);
        staff.post(path + "/decision", "{\"verdict\": \"REFUSE\", \"blockNote\": \"a test\"}")
                .expect(204);

        var refused = member.api().get("/api/media/" + id).expect(200).json();
        assertThat(refused.path("reason").asString()).isEqualTo("NOT_ALLOWED");
        assertThat(refused.path("variants")).isEmpty();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Uploader.download(url).statusCode() == 404);
        var seen = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Uploader.download(staff.get(path)
                                .expect(200)
                                .json()
                                .at("/views/0")
                                .asString()),
                        copy -> copy.statusCode() == 200);
        assertThat(seen.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .startsWith("attachment");

        var again = member.upload("PICTURE", "image/jpeg", OTHER_PICTURE);
        assertThat(member.awaitEnd(again).path("reason").asString()).isEqualTo("NOT_ALLOWED");
        var listed = staff.get("/api/admin/media/blocklist?limit=100")
                .expect(200)
                .json()
                .path("items");
        for (var entry : listed) {
            staff.delete("/api/admin/media/blocklist/" + entry.path("id").asString())
                    .expect(204);
        }
    }

    @Test
    void a_refusal_is_taken_back_and_what_its_owner_deletes_after_one_is_kept_for_staff() {
        var id = member.upload("PICTURE", "image/jpeg", THIRD_PICTURE);
        member.awaitEnd(id);
        var staff = TestCallers.admin(base);
        var path = "/api/admin/media/" + id;
        staff.delete(path).expect(409);

        staff.post(path + "/decision", "{\"verdict\": \"REFUSE\"}").expect(204);
        staff.post(path + "/decision", "{\"verdict\": \"ALLOW\"}").expect(204);
        var shown = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> member.api().get("/api/media/" + id).expect(200).json(),
                        media -> media.path("status").asString().equals("READY"));
        assertThat(Uploader.download(shown.at("/variants/0/url").asString()).statusCode())
                .isEqualTo(200);

        staff.post(path + "/decision", "{\"verdict\": \"REFUSE\"}").expect(204);
        member.api().delete("/api/media/" + id).expect(204);
        member.api().get("/api/media/" + id).expect(404);
        member.api().delete("/api/media/" + id).expect(404);
        assertThat(member.api().get("/api/media?ids=" + id).expect(200).json().path("items"))
                .isEmpty();
        assertThat(staff.get(path).expect(200).json().path("keptUntil").asString())
                .isNotEmpty();
        staff.post(path + "/decision", "{\"verdict\": \"ALLOW\"}").expect(409);
        staff.delete(path).expect(204);
        staff.get(path).expect(404);
    }

    @Test
    void staff_see_what_a_person_uses() {
        member.announce("PICTURE", "image/jpeg", PICTURE).expect(201);
        var owner = member.id();
        for (var staff : List.of(TestCallers.moderator(base), TestCallers.admin(base))) {
            var usage = staff.get("/api/admin/media/usage/" + owner).expect(200).json();
            assertThat(usage.path("bytes").asLong()).isEqualTo(PICTURE.length);
            assertThat(usage.at("/files/0/status").asString()).isEqualTo("UPLOADING");
        }
        member.api().get("/api/admin/media/usage/" + owner).expect(403);
        assertThat(TestCallers.admin(base)
                        .get("/api/admin/media/usage/" + UUID.randomUUID())
                        .expect(200)
                        .json()
                        .path("files"))
                .isEmpty();
    }

    @Test
    void administrators_have_objects_of_no_file_counted() {
        var path = "/api/admin/media/orphans";
        TestCallers.moderator(base).get(path).expect(403);
        var admin = TestCallers.admin(base);
        jdbc.sql("delete from media.orphan_run").update(); // by other tests over the same database
        admin.post(path, "{}").expect(400);
        admin.post(path, "{\"dryRun\": false}").expect(409);
        var run = admin.post(path, "{\"dryRun\": true}").expect(202).json().path("id");
        var ended = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> admin.get(path).expect(200).json().at("/items/0"),
                        shown -> shown.has("outcome") && !shown.path("outcome").isNull());
        assertThat(ended.path("id")).isEqualTo(run);
        assertThat(ended.path("outcome").asString()).isEqualTo("DONE");
        assertThat(ended.path("removed").asLong()).isZero();
    }

    @Test
    void captions_need_a_recording_of_their_owner() {
        member.api()
                .post("/api/media", """
                {"purpose": "CAPTION", "contentType": "text/vtt", "length": 10, "sha256": "%s",
                "parentId": "%s", "language": "en"}""".formatted(Uploader.sha256(PICTURE), UUID.randomUUID()))
                .expect(400);
        var recording =
                member.announce("AUDIO", "audio/mpeg", PICTURE).expect(201).json();
        member.api()
                .post("/api/media", """
                {"purpose": "CAPTION", "contentType": "text/vtt", "length": 10, "sha256": "%s",
                "parentId": "%s", "language": "en"}""".formatted(
                        Uploader.sha256(PICTURE), recording.at("/media/id").asString()))
                .expect(201);
    }

    @Test
    void captions_and_what_they_say_are_offered_beside_their_recording() {
        var recording = member.upload("AUDIO", "audio/mpeg", Recordings.mp3(2000));
        assertThat(member.awaitEnd(recording).path("status").asString()).isEqualTo("READY");
        var text =
                "WEBVTT\n\n00:00.000 --> 00:01.000\n<b>First</b> line\n\n00:01.000 --> 00:02.000\nl\u1eddi n\u00f3i\n"
                        .getBytes(StandardCharsets.UTF_8);
        var captions = member.send(member.announceCaptions(recording, "vi-vn", text), text);
        assertThat(member.awaitEnd(captions).path("variants")).hasSize(2);

        for (var shown : List.of(
                member.api().get("/api/media/" + recording).expect(200).json(),
                member.api()
                        .get("/api/media?ids=%s,%s".formatted(recording, captions))
                        .expect(200)
                        .json()
                        .at("/items/0"))) {
            var offered = shown.path("captions");
            assertThat(offered).hasSize(1);
            assertThat(offered.at("/0/mediaId").asString()).isEqualTo(captions);
            assertThat(offered.at("/0/language").asString()).isEqualTo("vi-VN");
            assertThat(Uploader.download(offered.at("/0/url").asString()).body())
                    .asString(StandardCharsets.UTF_8)
                    .startsWith("WEBVTT")
                    .contains("First line");
            var transcript = Uploader.download(offered.at("/0/transcriptUrl").asString());
            assertThat(transcript.body()).asString(StandardCharsets.UTF_8).isEqualTo("First line\nl\u1eddi n\u00f3i");
            assertThat(transcript.headers().firstValue("Content-Type"))
                    .get()
                    .asString()
                    .matches("text/plain; ?charset=utf-8");
        }

        member.api().delete("/api/media/" + captions).expect(204);
        assertThat(member.api()
                        .get("/api/media/" + recording)
                        .expect(200)
                        .json()
                        .path("captions"))
                .isEmpty();
    }

    @Test
    void the_language_of_captions_is_a_tag_of_bcp_47() {
        var recording = member.announce("AUDIO", "audio/mpeg", PICTURE)
                .expect(201)
                .json()
                .at("/media/id")
                .asString();
        Map.of("zh-hant-tw", "zh-Hant-TW", "en", "en", "iw", "he", "sl-rozaj-biske", "sl-rozaj-biske")
                .forEach((sent, canonical) -> assertThat(member.announceCaptions(recording, sent, PICTURE)
                                .expect(201)
                                .json()
                                .at("/media/language")
                                .asString())
                        .isEqualTo(canonical));
        for (var none : List.of("en_US", "a1", "x-private", "en-", "english of")) {
            member.announceCaptions(recording, none, PICTURE).expect(400);
        }
    }

    private List<Long> usage() {
        var usage = member.api().get("/api/media/me/usage").expect(200).json();
        return List.of(usage.path("bytes").asLong(), usage.path("unfinished").asLong());
    }
}
