package org.psyhealth.acceptance;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.mongodb.client.MongoCollection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.psyhealth.services.IdentityProvider;
import org.psyhealth.services.KeycloakAdmin;
import org.psyhealth.services.LocalIdentity;
import org.psyhealth.services.LocalServices;
import org.psyhealth.services.SharedServices;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The application with a real Keycloak: sign-in of browsers and services. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "psyhealth.user.keycloak.interval=1s",
            "psyhealth.web.cursor-secret=a secret of the tests, long enough for a signature"
        })
@Import({LocalServices.class, LocalIdentity.class})
@DirtiesContext
class KeycloakIT {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern RESET = Pattern.compile("href=\"([^\"]+reset-credentials[^\"]+)\"");
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final IdentityProvider keycloak =
            SharedServices.get().startIdentityProvider().join();
    private final HttpClient http = HttpClient.newHttpClient();

    /** Like a browser, and unlike java.net's cookie store, this sends secure cookies to localhost. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private final String redirect = SharedServices.get().applicationUrl() + "/login/callback";
    private final int port;

    private final MongoCollection<Document> users;

    @Autowired
    KeycloakIT(@LocalServerPort int port, MongoCollection<Document> users) {
        this.port = port;
        this.users = users;
    }

    @DynamicPropertySource
    static void compareWithKeycloak(DynamicPropertyRegistry registry) {
        SharedServices.get().startIdentityProvider().join();
        KeycloakAdmin.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    /** RFC 6749, section 4.1, with RFC 7636. */
    @Test
    void a_browser_gets_in_by_authorization_code_and_pkce() throws Exception {
        var code = signIn("emma", challenge());
        assertThat(exchange(code, "another-verifier-of-at-least-forty-three-characters")
                        .statusCode())
                .isEqualTo(400);
        var tokens = JsonMapper.shared()
                .readTree(exchange(signInAgain(challenge()), VERIFIER).body());
        var profile = as(tokens.path("access_token").asString())
                .get("/api/users/me")
                .expect(200)
                .json();
        assertThat(profile.path("displayName").asString()).isEqualTo("emma");
        as(tokens.path("id_token").asString()).get("/api/users/me").expect(401);
        as(tokens.path("refresh_token").asString()).get("/api/users/me").expect(401);
    }

    /** RFC 6749, section 4.4. The token is valid, but a client without a role has no permissions. */
    @Test
    void a_service_account_is_no_member() {
        var service = as(keycloak.serviceToken());

        var reply = service.post("/api/posts", "{\"title\":\"t\",\"body\":\"b\",\"topics\":[\"x\"]}");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("detail").asString()).contains("belongs to a client");
        service.get("/api/users/me").expect(403);
        service.put("/api/topics/any/follow").expect(403);
    }

    @Test
    void a_person_is_known_from_the_first_call_on() {
        var name = newName();
        var id = admin().create(name, true);

        as(keycloak.tokenOf(name)).get("/api/topics").expect(200);

        var reader = as(keycloak.tokenOf("emma"));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(reader.get("/api/users/" + id)
                                .expect(200)
                                .json()
                                .path("displayName")
                                .asString())
                        .isEqualTo(name));
    }

    @Test
    void who_has_logged_out_writes_no_more() {
        var name = newName();
        var id = admin().create(name, true);
        var member = as(keycloak.tokenOf(name));
        member.put("/api/topics/of-nobody/follow").expect(404);

        admin().logOut(id);

        assertWritesEnd(member);
        as(keycloak.tokenOf(name)).put("/api/topics/of-nobody/follow").expect(404);
    }

    @Test
    void who_was_suspended_writes_no_more() {
        var name = newName();
        var id = admin().create(name, true);
        var member = as(keycloak.tokenOf(name));
        member.put("/api/topics/of-nobody/follow").expect(404);

        admin().set(id, "enabled", false);

        assertWritesEnd(member);
    }

    /** Within the minute that is promised, while the token is good for reading. */
    private static void assertWritesEnd(Api member) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> member.put("/api/topics/of-nobody/follow").expect(401));
        member.get("/api/topics").expect(200);
    }

    @Test
    void an_address_that_is_verified_later_arrives() {
        var name = newName();
        var id = admin().create(name, false);
        var before = keycloak.tokenOf(name);
        assertThat(as(before)
                        .get("/api/users/me")
                        .expect(200)
                        .json()
                        .path("email")
                        .isNull())
                .isTrue();

        admin().set(id, "emailVerified", true);
        var after = await().atMost(TIMEOUT).until(() -> keycloak.tokenOf(name), later -> iat(later) > iat(before));
        as(after).get("/api/topics").expect(200);

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(as(after)
                                .get("/api/users/me")
                                .json()
                                .path("email")
                                .asString(""))
                        .isEqualTo(name + "@example.org"));
    }

    @Test
    void whose_account_is_disabled_or_deleted_is_suspended_and_comes_back() {
        // The people of other tests have no account in this Keycloak.
        users.deleteMany(new Document());
        var reader = as(keycloak.tokenOf("emma"));
        var name = newName();
        var id = admin().create(name, true);
        as(keycloak.tokenOf(name)).get("/api/users/me").expect(200);
        reader.get("/api/users/" + id).expect(200);

        admin().set(id, "enabled", false);
        awaitStatus(reader, id, 404);
        admin().set(id, "enabled", true);
        awaitStatus(reader, id, 200);
        admin().delete(id);
        awaitStatus(reader, id, 404);

        assertThat(users.find(eq(id)).first()).containsEntry("suspended", "ACCOUNT_GONE");
    }

    @Test
    void an_account_follows_a_suspension_and_its_end() {
        var name = newName();
        var id = admin().create(name, true);
        admin().grant(id, "THERAPIST");
        as(keycloak.tokenOf(name)).get("/api/users/me").expect(200);
        var staff = as(keycloak.tokenOf("admin"));

        staff.post("/api/admin/users/" + id + "/suspension", "{\"reason\":\"OTHER\",\"note\":\"a test\"}")
                .expect(200);
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(admin().rolesOf(id)).isNotEmpty().doesNotContain("THERAPIST");
            assertThat(admin().sessionsOf(id)).isZero();
        });
        as(keycloak.tokenOf(name)).get("/api/topics").expect(200);

        staff.delete("/api/admin/users/" + id + "/suspension").expect(204);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(admin().rolesOf(id)).contains("THERAPIST"));
    }

    private static void awaitStatus(Api reader, UUID id, int status) {
        await().atMost(TIMEOUT)
                .untilAsserted(() ->
                        assertThat(reader.get("/api/users/" + id).status()).isEqualTo(status));
    }

    private static KeycloakAdmin admin() {
        return new KeycloakAdmin();
    }

    private static String newName() {
        return "anna-" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private static long iat(String token) {
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]))
                .path("iat")
                .asLong();
    }

    @Test
    void roles_come_from_the_realm() {
        as(keycloak.tokenOf("emma")).get("/api/admin/outbox").expect(403);
        as(keycloak.tokenOf("admin")).get("/api/admin/outbox").expect(200);
    }

    /** The same e-mail flow verifies the address of a new member. */
    @Test
    void who_forgot_the_password_gets_a_letter() throws Exception {
        var login = get(authorizationUri(challenge()));
        var forgotten = get(URI.create(keycloak.issuer()).resolve(linkIn(login.body(), RESET)));
        post(URI.create(linkIn(forgotten.body(), FORM)), Map.of("username", "emma"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(SharedServices.local().mail().received())
                        .extracting(GreenMailUtil::getWholeMessage)
                        .anyMatch(letter -> letter.contains("To: emma@")
                                && letter.contains("From: PsyHealth <no-reply@psyhealth.org>")
                                && letter.contains("/login-actions/action-token")));
    }

    private String signIn(String user, String challenge) throws Exception {
        var page = get(authorizationUri(challenge));
        var form = URI.create(linkIn(page.body(), FORM));
        var answer = post(form, Map.of("username", user, "password", "psyhealth"));
        return codeIn(answer);
    }

    /** The session still exists: no password is requested. */
    private String signInAgain(String challenge) throws Exception {
        return codeIn(get(authorizationUri(challenge)));
    }

    private static String linkIn(String page, Pattern pattern) {
        var link = pattern.matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private static String codeIn(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
        return location.replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    private HttpResponse<String> exchange(String code, String verifier) throws Exception {
        return post(
                keycloak.tokenEndpoint(),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "psyhealth-web",
                        "redirect_uri", redirect,
                        "code", code,
                        "code_verifier", verifier));
    }

    private URI authorizationUri(String challenge) {
        return URI.create(keycloak.issuer()
                + "/protocol/openid-connect/auth?client_id=psyhealth-web&response_type=code&scope=openid&redirect_uri="
                + URLEncoder.encode(redirect, StandardCharsets.UTF_8)
                + "&code_challenge_method=S256&code_challenge="
                + challenge);
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return send(HttpRequest.newBuilder(uri));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private HttpResponse<String> post(URI uri, Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return send(request);
    }

    private static String challenge() throws Exception {
        var hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private Api as(String token) {
        return new Api(path -> "http://localhost:" + port, token);
    }
}
