package org.psyhealth.user.profile;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.MutableClock;
import org.psyhealth.support.RecordedEvents;
import org.psyhealth.support.RecordedEvents.Failure;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The profile API over real stores, with the sweeper running; only who calls is made up. */
class ProfileApiIT {

    private static final ModuleContext MODULE = ModuleContext.of(
            "user", Map.of("psyhealth.user.outbox.sweep-interval", "100ms"), ModuleContext::withScheduling);

    private static final MediaType MERGE_PATCH = MediaType.valueOf("application/merge-patch+json");

    private final MongoCollection<Document> users =
            MODULE.get(MongoDatabase.class).getCollection("users");

    private final RecordedEvents recorded = MODULE.get(RecordedEvents.class);

    private final MutableClock clock = MODULE.get(MutableClock.class);

    final UUID user = UUID.randomUUID();
    final MockMvcTester api = MockMvcTester.create(MockMvcBuilders.standaloneSetup(MODULE.get(ProfileController.class))
            .setMessageConverters(new JacksonJsonHttpMessageConverter(MODULE.get(JsonMapper.class)))
            .setCustomArgumentResolvers(new MadeUpCaller())
            .setHandlerExceptionResolvers(ProfileApiIT::badRequest, new DefaultHandlerExceptionResolver())
            .build());

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @BeforeEach
    void nothing_fails() {
        recorded.failing(Failure.NONE);
    }

    @Test
    void the_first_call_makes_a_profile_from_the_token() {
        var reply = me(user);

        assertThat(reply).hasStatusOk().satisfies(isVersion(0)).bodyJson().isStrictlyEqualTo("""
                {"id": "%s", "displayName": "Nguyễn Ánh 🌱", "role": "MEMBER", "bio": null, "email": "anh@example.org", "locale": "vi",
                 "timeZone": "Asia/Ho_Chi_Minh", "memberSince": "%s", "avatar": null, "pendingAvatar": null,
                 "initials": "N🌱", "color": "%s"}""".formatted(
                        user, now(), PersonColor.of(user)));
        assertThat(recorded.of(user))
                .extracting(event -> EventContracts.typeOf(event.getClass()))
                .containsExactly("org.psyhealth.user.registered.v1");
    }

    @Test
    void later_calls_show_the_same_profile() {
        me(user);

        assertThat(me(user)).hasStatusOk().satisfies(isVersion(0));
        assertThat(recorded.of(user)).hasSize(1);
    }

    @RepeatedTest(5)
    void first_calls_at_the_same_time_make_one_profile_and_tell_it_once() throws Exception {
        for (var reply : allAtOnce(8, () -> me(user))) {
            assertThat(reply.get()).hasStatusOk().satisfies(isVersion(0));
        }

        assertThat(users.countDocuments(eq(user))).isEqualTo(1);
        assertThat(recorded.of(user)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/merge-patch+json", "application/json"})
    void a_patch_changes_what_it_names(String contentType) {
        me(user);

        var reply = change("\"0\"", "{\"displayName\": \"Ánh 👩🏽‍⚕️\", \"bio\": \"Xin chào\"}", contentType);

        assertThat(reply).hasStatusOk().satisfies(isVersion(1)).bodyJson().isLenientlyEqualTo("""
                {"displayName": "Ánh 👩🏽‍⚕️", "bio": "Xin chào", "locale": "vi", "timeZone": "Asia/Ho_Chi_Minh"}""");
        assertThat(recorded.of(user))
                .extracting(event -> event.meta().aggregateVersion())
                .containsExactly(0L, 1L);
        assertThat(recorded.of(user).get(1).toString()).contains("Ánh 👩🏽‍⚕️");
    }

    @Test
    void a_bio_set_to_null_is_cleared() {
        me(user);
        change("\"0\"", "{\"bio\": \"Xin chào\"}");

        assertThat(change("\"1\"", "{\"bio\": null}"))
                .hasStatusOk()
                .satisfies(isVersion(2))
                .bodyJson()
                .isLenientlyEqualTo("{\"bio\": null}");
    }

    @Test
    void a_patch_that_changes_nothing_tells_nothing() {
        me(user);

        assertThat(change("\"0\"", "{\"locale\": \"vi\"}")).hasStatusOk().satisfies(isVersion(0));
        assertThat(recorded.of(user)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"displayName\": null}",
                "{\"displayName\": \"\"}",
                "{\"displayName\": {\"a\": 1}}",
                "{\"email\": \"other@example.org\"}",
                "{\"id\": \"7c7a2f5e-6f0c-4c0e-8a63-2f2c7be2a001\"}",
                "{\"locale\": \"fr\"}",
                "{\"locale\": null}",
                "{\"timeZone\": \"+07:00\"}",
                "[]",
                "null",
                "{",
                ""
            })
    void a_patch_that_makes_no_valid_profile_is_refused(String patch) {
        me(user);

        assertThat(change("\"0\"", patch)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(me(user)).satisfies(isVersion(0));
    }

    @Test
    void a_patch_needs_the_current_entity_tag() {
        me(user);

        assertThat(change("\"7\"", "{\"bio\": \"a\"}")).hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(change("*", "{\"bio\": \"a\"}")).hasStatusOk().satisfies(isVersion(1));
    }

    @RepeatedTest(5)
    void of_two_patches_with_the_same_entity_tag_one_wins() throws Exception {
        me(user);

        var statuses = new ArrayList<Integer>();
        for (var reply : allAtOnce(2, () -> change("\"0\"", "{\"bio\": \"" + UUID.randomUUID() + "\"}"))) {
            statuses.add(reply.get().getResponse().getStatus());
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        assertThat(me(user)).satisfies(isVersion(1));
        assertThat(recorded.of(user))
                .extracting(event -> event.meta().aggregateVersion())
                .containsExactly(0L, 1L);
    }

    @Test
    void patches_of_whatever_is_current_all_win() throws Exception {
        me(user);

        for (var reply : allAtOnce(4, () -> change("*", "{\"bio\": \"" + UUID.randomUUID() + "\"}"))) {
            assertThat(reply.get()).hasStatusOk();
        }

        assertThat(me(user)).satisfies(isVersion(4));
        assertThat(recorded.of(user).stream()
                        .map(event -> event.meta().aggregateVersion())
                        .distinct())
                .containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void a_change_succeeds_while_nothing_can_be_published_and_is_told_later() {
        recorded.failing(Failure.BEFORE_THE_COMMIT);

        assertThat(me(user)).hasStatusOk();
        assertThat(change("\"0\"", "{\"bio\": \"a\"}")).hasStatusOk().satisfies(isVersion(1));
        assertThat(recorded.of(user)).isEmpty();

        recorded.failing(Failure.NONE);
        await().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(5));
            assertThat(recorded.of(user))
                    .extracting(event -> event.meta().aggregateVersion())
                    .containsExactly(0L, 1L);
        });
    }

    @Test
    void others_see_neither_address_nor_place() {
        me(user);

        assertThat(api.perform(get("/api/users/{id}", user).header("X-User", UUID.randomUUID())))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "displayName": "Nguyễn Ánh 🌱", "role": "MEMBER", "bio": null, "memberSince": "%s",
                         "avatar": null, "initials": "N🌱", "color": "%s"}
                        """.formatted(user, now(), PersonColor.of(user)));
    }

    @Test
    void of_two_people_of_whom_one_blocks_the_other_neither_sees_more_than_the_name() {
        me(user);
        change("\"0\"", "{\"bio\": \"Xin chào\"}");
        var other = UUID.randomUUID();
        var blocks = MODULE.get(MongoDatabase.class).getCollection("blocks");
        for (var id : List.of(user + "/" + other, other + "/" + user)) {
            blocks.insertOne(new Document("_id", id).append("version", 1L).append("active", true));

            assertThat(api.perform(get("/api/users/{id}", user).header("X-User", other)))
                    .hasStatusOk()
                    .bodyJson()
                    .isStrictlyEqualTo("""
                            {"id": "%s", "displayName": "Nguyễn Ánh 🌱", "role": "MEMBER", "bio": null, "memberSince": null,
                             "avatar": null, "initials": "N🌱", "color": "%s"}
                            """.formatted(user, PersonColor.of(user)));

            blocks.updateOne(eq(id), new Document("$set", new Document("active", false)));
            assertThat(api.perform(get("/api/users/{id}", user).header("X-User", other)))
                    .bodyJson()
                    .extractingPath("bio")
                    .isEqualTo("Xin chào");
        }
    }

    @Test
    void a_stranger_is_not_found() {
        assertThat(api.perform(get("/api/users/{id}", UUID.randomUUID()).header("X-User", user)))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private MvcTestResult me(UUID caller) {
        return api.perform(get("/api/users/me").header("X-User", caller));
    }

    private MvcTestResult change(@Nullable String ifMatch, String patch) {
        return change(ifMatch, patch, MERGE_PATCH.toString());
    }

    private MvcTestResult change(@Nullable String ifMatch, String patch, String contentType) {
        var request = patch("/api/users/me")
                .header("X-User", user)
                .contentType(contentType)
                .content(patch);
        return api.perform(ifMatch == null ? request : request.header(HttpHeaders.IF_MATCH, ifMatch));
    }

    private static <T> List<Future<T>> allAtOnce(int times, Callable<T> task) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var tasks = new ArrayList<Callable<T>>();
            for (var i = 0; i < times; i++) {
                tasks.add(task);
            }
            return threads.invokeAll(tasks);
        }
    }

    /** Answers what the platform would. */
    private static @Nullable ModelAndView badRequest(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception problem) {
        if (problem instanceof ConstraintViolationException || problem instanceof JacksonException) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return new ModelAndView();
        }
        return null;
    }

    /** Takes the caller from the header {@code X-User}. */
    private static Consumer<MvcTestResult> isVersion(long version) {
        return result -> assertThat(result.getResponse().getHeader(HttpHeaders.ETAG))
                .matches("\"" + version + "-[0-9a-f]{16}\"");
    }

    private static final class MadeUpCaller implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return List.of(Caller.class, Jwt.class, IfMatch.class).contains(parameter.getParameterType());
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var type = parameter.getParameterType();
            if (type == IfMatch.class) {
                return new IfMatch(request.getHeader(HttpHeaders.IF_MATCH));
            }
            var user = String.valueOf(request.getHeader("X-User"));
            if (type == Caller.class) {
                return new Caller(UUID.fromString(user), Set.of());
            }
            return Jwt.withTokenValue("token")
                    .header("alg", "RS256")
                    .subject(user)
                    .claim("nickname", "Nguyễn Ánh 🌱")
                    .claim("email", "anh@example.org")
                    .claim("email_verified", true)
                    .claim("locale", "vi-VN")
                    .claim("zoneinfo", "Asia/Ho_Chi_Minh")
                    .build();
        }
    }
}
