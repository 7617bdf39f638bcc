package org.psyhealth.user.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.RecordedEvents;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.events.UserSuspended.Reason;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whom a member may not be taken for. */
class StaffNamesIT {

    private static final ModuleContext MODULE = ModuleContext.of("user");
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

    private final IdentityProfiles identities = MODULE.get(IdentityProfiles.class);
    private final ProfileService service = MODULE.get(ProfileService.class);
    private final ProfileStore profiles = MODULE.get(ProfileStore.class);
    private final ProfileStandings standings = MODULE.get(ProfileStandings.class);
    private final RecordedEvents recorded = MODULE.get(RecordedEvents.class);
    private final JsonMapper json = MODULE.get(JsonMapper.class);
    private final UUID therapist = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @BeforeEach
    void a_therapist_and_a_member() {
        MODULE.get(MongoDatabase.class).getCollection("users").deleteMany(new Document());
        profiles.ensureIndexes();
        seen(therapist, 0, "Dr. Anna Nguyen", Role.MEMBER, Role.THERAPIST);
        seen(member, 0, "binh", Role.MEMBER);
        seen(UUID.randomUUID(), 0, "Hannah Arden", Role.MODERATOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hannah Arden",
                "H\u0430nnah  ARDEN", // a Cyrillic a
                "Dr. Anna Nguyen",
                "dr anna nguyen",
                "Dr. \u0410nna Nguyen", // a Cyrillic capital A
                "D\u0280. Anna Nguyen",
                "Dr.\u00A0Anna\u2009Nguyen",
                "Dr Binh",
                "PROF. Binh",
                "\u0412\u0405. Binh", // Cyrillic letters that look like BS
                "Bác sĩ Bình",
                "Bac si Binh",
                "Therapist Binh",
                "(Psychologist) Binh"
            })
    void nor_may_a_name_look_like_it(String name) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> rename(name))
                .satisfies(problem -> assertThat(problem.getBody().getStatus()).isEqualTo(400))
                .satisfies(
                        problem -> assertThat(String.valueOf(problem.getBody().getProperties()))
                                .contains("displayName"));
        assertThat(profiles.find(member).orElseThrow().details().displayName()).isEqualTo("binh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna",
                "Anna Nguyen",
                "Drew",
                "Bảo Sơn",
                "Professionally lost",
                "Anna Dr.",
                "D. R. Smith",
                "B. S. Kumar"
            })
    void other_names_are_free(String name) {
        rename(name);

        assertThat(profiles.find(member).orElseThrow().details().displayName()).isEqualTo(name);
    }

    @Test
    void a_first_name_that_looks_like_one_is_passed_over() {
        var newcomer = UUID.randomUUID();
        seen(newcomer, 0, "hannah arden", Role.MEMBER);

        assertThat(profiles.find(newcomer).orElseThrow().details().displayName())
                .startsWith("Member ");
    }

    @Test
    void therapists_may_share_a_name_and_have_a_title() {
        var namesake = UUID.randomUUID();
        seen(namesake, 0, "Dr. Anna Nguyen", Role.THERAPIST);

        assertThat(profiles.find(namesake).orElseThrow().details().displayName())
                .isEqualTo("Dr. Anna Nguyen");
    }

    @Test
    void who_becomes_a_therapist_is_told_and_protected_and_who_no_longer_is_one_is_not() {
        seen(member, 1, "binh", Role.MEMBER, Role.THERAPIST);

        assertThat(profiles.find(member).orElseThrow().role()).isEqualTo(UserRole.THERAPIST);
        assertThat(recorded.of(member).getLast())
                .isInstanceOfSatisfying(
                        UserProfileChanged.class,
                        event -> assertThat(event.profile().role()).isEqualTo(UserRole.THERAPIST));
        assertThat(profiles.isLikeNameOfStaff("BINH")).isTrue();

        seen(member, 2, "binh", Role.MEMBER);

        assertThat(profiles.find(member).orElseThrow().role()).isEqualTo(UserRole.MEMBER);
        assertThat(profiles.isLikeNameOfStaff("binh")).isFalse();
    }

    @Test
    void a_name_of_somebody_suspended_is_free_and_one_that_was_there_first_stays() {
        standings.suspend(therapist, Reason.ACCOUNT_GONE);
        assertThat(profiles.isLikeNameOfStaff("Dr. Anna Nguyen")).isFalse();
        standings.reinstate(therapist);
        assertThat(profiles.isLikeNameOfStaff("Dr. Anna Nguyen")).isTrue();

        seen(UUID.randomUUID(), 0, "binh", Role.MODERATOR);
        var token =
                Jwt.withTokenValue("token").header("alg", "RS256").subject("x").build();
        service.change(
                IdentityClaims.of(new Caller(member, Set.of(Role.MEMBER)), token),
                new IfMatch(null),
                json.readTree("{\"bio\": \"Hello\"}"));

        assertThat(profiles.find(member).orElseThrow().details())
                .isEqualTo(new ProfileDetails("binh", "Hello", "en", "UTC"));
    }

    private void rename(String name) {
        var token =
                Jwt.withTokenValue("token").header("alg", "RS256").subject("x").build();
        service.change(
                IdentityClaims.of(new Caller(member, Set.of(Role.MEMBER)), token),
                new IfMatch(null),
                JsonNodeFactory.instance.objectNode().put("displayName", name));
    }

    private void seen(UUID person, long version, String name, Role... roles) {
        identities.follow(new IdentitySeen(
                EventMeta.of(person, version, MORNING),
                List.of(name),
                null,
                "en",
                "UTC",
                List.of(roles),
                MORNING.plusSeconds(version)));
    }
}
