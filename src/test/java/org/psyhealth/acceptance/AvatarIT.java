package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.support.Pictures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A picture from its upload to the profiles and posts that show it, and to its end. */
@IntegrationTest
class AvatarIT {

    private static final byte[] PICTURE = Pictures.jpeg(900, 600);
    private static final String AVATAR = "/api/users/me/avatar";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Function<String, String> base;
    private final UUID memberId = UUID.randomUUID();
    private final Uploader member;
    private final Api reader;
    private final String topic = "faces-" + UUID.randomUUID().toString().substring(0, 8);
    private String post = "";

    @Autowired
    AvatarIT(@LocalServerPort int port) {
        this.base = path -> "http://localhost:" + port;
        this.member = new Uploader(TestCallers.member(base, memberId), memberId);
        this.reader = TestCallers.member(base, UUID.randomUUID());
    }

    @BeforeEach
    void a_post() {
        TestCallers.admin(base).post("/api/admin/topics", """
                {"slug": "%s", "title": {"en": "Faces"}, "description": {"en": "Who is here"}}""".formatted(topic)).expect(201);
        post = await().atMost(TIMEOUT)
                .until(() -> member.api().post("/api/posts", """
                        {"title": "Hello", "body": "I am new.", "topics": ["%s"], "publish": true}""".formatted(topic)), reply -> reply.status() == 201)
                .json()
                .path("id")
                .asString();
    }

    @Test
    void a_picture_is_shown_in_profiles_and_beside_posts_until_it_is_deleted() throws Exception {
        var before = own();
        assertThat(before.path("avatar").isNull()).isTrue();
        assertThat(before.path("initials").asString()).isNotEmpty();
        var id = member.upload("AVATAR", "image/jpeg", PICTURE);

        var chosen = choose(id).expect(200);
        assertThat(chosen.json().at("/pendingAvatar/problem").isNull()
                        || chosen.json().at("/avatar/mediaId").asString().equals(id))
                .isTrue();
        var own = await().atMost(TIMEOUT)
                .until(
                        this::own,
                        profile -> profile.at("/avatar/mediaId").asString("").equals(id));
        assertThat(own.path("pendingAvatar").isNull()).isTrue();
        assertThat(own.path("avatar")).isEqualTo(shown().path("avatar"));
        assertThat(own.at("/avatar/images").valueStream())
                .extracting(image -> image.path("width").asInt())
                .containsExactly(64, 128, 256, 512);

        var ofPost = await().atMost(TIMEOUT)
                .until(() -> author("/api/posts/" + post, ""), author -> author.hasNonNull("avatar"));
        assertThat(author("/api/posts?topic=" + topic, "/items/0")).isEqualTo(ofPost);
        var url = ofPost.at("/avatar/images/0/url").asString();
        var image = Uploader.download(url);
        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(ImageIO.read(new ByteArrayInputStream(image.body())).getWidth())
                .isEqualTo(64);

        member.api().delete("/api/media/" + id).expect(204);

        await().atMost(TIMEOUT).until(() -> own().path("avatar").isNull());
        assertThat(shown().path("avatar").isNull()).isTrue();
        await().atMost(TIMEOUT)
                .until(() -> author("/api/posts/" + post, "").path("avatar").isNull());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Uploader.download(url).statusCode() == 404);
    }

    @Test
    void the_old_picture_stays_while_the_new_one_fails() {
        var good = member.upload("AVATAR", "image/jpeg", PICTURE);
        choose(good).expect(200);
        await().atMost(TIMEOUT).until(() -> own().hasNonNull("avatar"));
        var bad = member.upload("AVATAR", "image/jpeg", "no picture".getBytes(StandardCharsets.UTF_8));

        choose(bad).expect(200);

        var own = await().atMost(TIMEOUT)
                .until(
                        this::own,
                        profile -> profile.at("/pendingAvatar/problem")
                                .asString("")
                                .equals("REFUSED"));
        assertThat(own.at("/pendingAvatar/mediaId").asString()).isEqualTo(bad);
        assertThat(own.at("/pendingAvatar/reason").asString("")).isNotEmpty();
        assertThat(own.at("/avatar/mediaId").asString()).isEqualTo(good);
        assertThat(shown().has("pendingAvatar")).isFalse();

        member.api().delete(AVATAR).expect(204);
        member.api().delete(AVATAR).expect(204);
        assertThat(own().path("avatar").isNull()).isTrue();
        assertThat(own().path("pendingAvatar").isNull()).isTrue();
    }

    @Test
    void a_choice_is_refused_without_a_file_or_of_another_version() {
        var etag = choose(UUID.randomUUID().toString()).expect(200).header("ETag");
        member.api().put(AVATAR, "{}").expect(400);
        member.api()
                .put(AVATAR, "{\"mediaId\": \"%s\"}".formatted(UUID.randomUUID()), "If-Match", "\"0\"")
                .expect(412);
        member.api().delete(AVATAR, "If-Match", "\"0\"").expect(412);
        member.api()
                .put(AVATAR, "{\"mediaId\": \"%s\"}".formatted(UUID.randomUUID()), "If-Match", etag)
                .expect(200);
    }

    private Api.Reply choose(String mediaId) {
        return member.api().put(AVATAR, "{\"mediaId\": \"%s\"}".formatted(mediaId));
    }

    private JsonNode own() {
        return member.api().get("/api/users/me").expect(200).json();
    }

    private JsonNode shown() {
        return reader.get("/api/users/" + memberId).expect(200).json();
    }

    private JsonNode author(String path, String where) {
        return reader.get(path).expect(200).json().at(where + "/author");
    }
}
