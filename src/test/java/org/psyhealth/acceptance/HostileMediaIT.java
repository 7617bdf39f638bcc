package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psyhealth.platform.security.TestIssuer;
import org.psyhealth.support.Pictures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What others than its owner can do to a file, and what nonsense about files is answered with. */
@IntegrationTest
class HostileMediaIT {

    private static final byte[] PICTURE = Pictures.jpeg(40, 30);
    private static final String SHA256 = Uploader.sha256(PICTURE);

    private final Function<String, String> base;
    private final Uploader owner;
    private String file = "";

    @Autowired
    HostileMediaIT(@LocalServerPort int port) {
        this.base = path -> "http://localhost:" + port;
        this.owner = Uploader.member(base);
    }

    @BeforeEach
    void announce() {
        file = owner.announce("PICTURE", "image/jpeg", PICTURE)
                .expect(201)
                .json()
                .at("/media/id")
                .asString();
    }

    /**
     * The answers are those to nobody, a member, a therapist, a moderator, an administrator, and a client with all
     * roles.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /api/media/{id}                | 401 404 404 200 200 404",
                "GET    | /api/media/{id}/upload         | 401 404 404 404 404 404",
                "POST   | /api/media/{id}/parts          | 401 404 404 404 404 404",
                "POST   | /api/media/{id}/completion     | 401 404 404 404 404 404",
                "DELETE | /api/media/{id}                | 401 404 404 404 404 404",
                "GET    | /api/admin/media/{id}          | 401 403 403 200 200 403",
                "POST   | /api/admin/media/{id}/rescan   | 401 403 403 204 204 403",
                "POST   | /api/admin/media/{id}/decision | 401 403 403 409 409 403",
                "POST   | /api/admin/media/{id}/retry    | 401 403 403 403 409 409",
                "GET    | /api/admin/media/held          | 401 403 403 200 200 403",
                "GET    | /api/admin/media/queue         | 401 403 403 403 200 200",
                "GET    | /api/admin/media/blocklist     | 401 403 403 200 200 403",
            })
    void what_others_may_do_to_a_file(String method, String path, String answers) {
        var body = path.endsWith("parts")
                ? "{\"numbers\": [1]}"
                : path.endsWith("decision") ? "{\"verdict\": \"ALLOW\"}" : null;

        var statuses = callers().values().stream()
                .map(caller -> caller.send(method, path.replace("{id}", file), body, "If-Match", "*"))
                .map(reply -> String.valueOf(reply.status()))
                .collect(Collectors.joining(" "));

        assertThat(statuses).isEqualTo(answers);
        assertThat(owner.api()
                        .get("/api/media/" + file)
                        .expect(200)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("UPLOADING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "image/jpeg; charset=x                | 201",
                " IMAGE/JPEG ;q=1;;                   | 201",
                "image/jpg                            | 201",
                "ımage/jpeg                           | 415",
                "image/jpeg\\u0000                    | 400",
                "image/jpeg,image/png                 | 415",
                "image/ jpeg                          | 415",
                ";;;;                                 | 415",
                "../..                                | 415",
                "\\r\\nX-Evil: 1                      | 415",
                "\\ud800/x                            | 400",
            })
    void the_content_type_is_one_of_a_list_whatever_is_around_it(String contentType, int status) {
        owner.announce("PICTURE", contentType, PICTURE).expect(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-1 | 400",
                "0 | 400",
                "1.5 | 400",
                "1e3 | 400",
                "\"7\" | 400",
                "null | 400",
                "9223372036854775807 | 413",
                "9223372036854775808 | 400",
                "1e400 | 400",
                "NaN | 400",
            })
    void a_length_is_a_number_of_bytes(String length, int status) {
        owner.api().post("/api/media", """
                        {"purpose": "PICTURE", "contentType": "image/jpeg", "length": %s, "sha256": "%s"}""".formatted(length, SHA256)).expect(status);
    }

    @Test
    void a_checksum_is_of_hexadecimal_digits_alone() {
        owner.announce("PICTURE", "image/jpeg", 9, SHA256.toUpperCase(Locale.ROOT))
                .expect(201);
        for (var other : List.of(
                "",
                SHA256 + "0",
                "0x" + SHA256.substring(2),
                "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=",
                SHA256.substring(1) + " ",
                SHA256.substring(1) + "\\n",
                SHA256.substring(1) + "٣",
                SHA256.substring(1) + "Ａ")) {
            owner.announce("PICTURE", "image/jpeg", 9, other).expect(400);
        }
        var staff = TestCallers.moderator(base);
        for (var other : List.of(SHA256.toUpperCase(Locale.ROOT) + "0", SHA256.substring(1), "%00", "a%2Fb")) {
            assertThat(staff.send("PUT", "/api/admin/media/blocklist/" + other, "{\"note\": \"x\"}")
                            .status())
                    .isBetween(400, 405);
        }
    }

    @Test
    void a_language_is_a_tag_and_belongs_to_captions_alone() {
        var recording = owner.announce("AUDIO", "audio/mpeg", PICTURE)
                .expect(201)
                .json()
                .at("/media/id")
                .asString();
        for (var language :
                List.of("", "e", "EN_us", "en-", "en--us", "ｅｎ", "en\\u0000", "en ", "../..", "x".repeat(5000))) {
            caption("CAPTION", recording, language).expect(400);
        }
        caption("CAPTION", recording, "EN-us").expect(201);
        caption("CAPTION", file, "en").expect(400);
        caption("CAPTION", "null", "en").expect(400);
        caption("PICTURE", recording, "en").expect(400);
        var stranger = Uploader.member(base).api();
        stranger.post("/api/media", captionOf("CAPTION", recording, "en")).expect(400);
    }

    @Test
    void lists_of_ids_and_parts_have_limits() {
        var ids = IntStream.range(0, 50).mapToObj(number -> file).collect(Collectors.joining(","));
        assertThat(owner.api().get("/api/media?ids=" + ids).expect(200).json().path("items"))
                .hasSize(1);
        for (var wrong : List.of(
                "", "?ids=", "?ids=" + ids + "," + file, "?ids=x", "?ids=,,,", "?ids=%00", "?ids=1-1-1-1-1-1")) {
            owner.api().get("/api/media" + wrong).expect(400);
        }
        var path = "/api/media/"
                + owner.announce("AUDIO", "audio/mpeg", 20 << 20, SHA256)
                        .expect(201)
                        .json()
                        .at("/media/id")
                        .asString();
        for (var wrong :
                List.of("", "0", "-1", "10001", "2147483648", "1.5", "null", "\"1\"", "[1]", "1,".repeat(20) + "1")) {
            owner.api().post(path + "/parts", "{\"numbers\": [" + wrong + "]}").expect(400);
        }
        owner.api().post(path + "/parts", "{\"numbers\": [4]}").expect(422);
        owner.api().post("/api/media/" + file + "/parts", "{\"numbers\": [1]}").expect(422);
        assertThat(owner.api()
                        .post(path + "/parts", "{\"numbers\": [3, 3, 1]}")
                        .expect(200)
                        .json()
                        .path("parts"))
                .hasSize(2);
        owner.api().post(path + "/completion", null).expect(409);
    }

    @Test
    void a_key_stands_for_one_request_of_one_caller() {
        var key = UUID.randomUUID().toString();
        var first = announce(owner.api(), "PICTURE", key).expect(201).json().at("/media/id");
        assertThat(announce(owner.api(), "PICTURE", key).expect(201).json().at("/media/id"))
                .isEqualTo(first);
        announce(owner.api(), "AVATAR", key).expect(422);
        assertThat(announce(Uploader.member(base).api(), "PICTURE", key)
                        .expect(201)
                        .json()
                        .at("/media/id"))
                .isNotEqualTo(first);
        owner.api().delete("/api/media/" + first.asString(), "If-Match", "*").expect(204);
        announce(owner.api(), "PICTURE", key).expect(410);
    }

    @Test
    void a_client_has_no_files() {
        var clients = new SoftAssertions();
        for (var role : List.of("MEMBER", "THERAPIST", "MODERATOR", "ADMIN")) {
            var client = new Api(base, TestIssuer.shared().clientToken(UUID.randomUUID(), role));
            clients.assertThat(announce(client, "PICTURE", UUID.randomUUID().toString())
                            .status())
                    .isEqualTo(403);
            clients.assertThat(client.get("/api/media?ids=" + file).json().path("items"))
                    .isEmpty();
        }
        clients.assertAll();
    }

    private Map<String, Api> callers() {
        var issuer = TestIssuer.shared();
        var callers = new LinkedHashMap<String, Api>();
        callers.put("nobody", new Api(base, "none"));
        for (var role : List.of("MEMBER", "THERAPIST", "MODERATOR", "ADMIN")) {
            callers.put(role, new Api(base, issuer.token(UUID.randomUUID(), role)));
        }
        callers.put("client", new Api(base, issuer.clientToken(UUID.randomUUID(), "MODERATOR", "ADMIN")));
        return callers;
    }

    private static Api.Reply announce(Api caller, String purpose, String key) {
        return caller.post("/api/media", """
                {"purpose": "%s", "contentType": "image/jpeg", "length": %d, "sha256": "%s"}""".formatted(purpose, PICTURE.length, SHA256), "Idempotency-Key", key);
    }

    private Api.Reply caption(String purpose, String parent, String language) {
        return owner.api().post("/api/media", captionOf(purpose, parent, language));
    }

    private static String captionOf(String purpose, String parent, String language) {
        var type = purpose.equals("CAPTION") ? "text/vtt" : "image/jpeg";
        var id = parent.equals("null") ? parent : "\"" + parent + "\"";
        return """
                {"purpose": "%s", "contentType": "%s", "length": 10, "sha256": "%s", "parentId": %s, "language": "%s"}""".formatted(purpose, type, SHA256, id, language);
    }
}
