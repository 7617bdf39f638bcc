package org.psyhealth.user.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psyhealth.platform.access.events.AccessAllowed;
import org.psyhealth.platform.access.events.AccessRefused;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.MutableClock;
import org.psyhealth.support.RecordedEvents;
import org.psyhealth.user.events.UserErased;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserSuspended;
import org.psyhealth.user.lifecycle.StatusAction;
import org.psyhealth.user.lifecycle.StatusEntry;
import org.psyhealth.user.lifecycle.SuspensionReason;
import org.psyhealth.user.lifecycle.UserStatus;
import org.psyhealth.user.profile.IdentityProfiles;
import org.psyhealth.user.profile.PersonStatuses;
import org.psyhealth.user.profile.ProfileStandings;

class StatusServiceIT {

    private static final ModuleContext MODULE = ModuleContext.of("user");
    private static final IfMatch ANY = new IfMatch(null);

    private final StatusService service = MODULE.get(StatusService.class);
    private final MutableClock clock = MODULE.clock();
    private final RecordedEvents recorded = MODULE.events();
    private final UUID person = UUID.randomUUID();
    private final Caller moderator = new Caller(UUID.randomUUID(), Set.of(Role.MODERATOR));
    private final Caller admin = new Caller(UUID.randomUUID(), Set.of(Role.ADMIN));

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @BeforeEach
    void register() {
        register(person);
        recorded.clear();
    }

    @Test
    void a_suspension_is_told_to_the_modules_and_to_the_platform_with_one_version() {
        var until = clock.instant().plusSeconds(3_600);

        var standing = service.suspend(person, wanted(until), ANY, moderator);

        assertThat(standing.lifecycle().status()).isEqualTo(UserStatus.SUSPENDED);
        assertThat(recorded.of(person))
                .extracting(event -> event.meta().aggregateVersion())
                .containsExactly(1L, 1L);
        assertThat(recorded.of(person).getFirst()).isInstanceOfSatisfying(UserSuspended.class, event -> {
            assertThat(event.reason()).isEqualTo(UserSuspended.Reason.BY_STAFF);
            assertThat(event.until()).isEqualTo(standing.lifecycle().suspendedUntil());
        });
        assertThat(recorded.of(person).getLast()).isInstanceOfSatisfying(AccessRefused.class, event -> {
            assertThat(event.scope()).isEqualTo(AccessRefused.Scope.WRITES);
            assertThat(event.until()).isEqualTo(standing.lifecycle().suspendedUntil());
        });
        assertThat(recorded.all().toString())
                .doesNotContain("pills", "SPAM", moderator.id().toString());
    }

    @Test
    void the_same_suspension_again_changes_nothing_and_another_end_does() {
        var until = clock.instant().plusSeconds(3_600);
        service.suspend(person, wanted(until), ANY, moderator);
        clock.advance(Duration.ofSeconds(1));

        assertThat(service.suspend(person, wanted(until), ANY, admin).version()).isEqualTo(1);
        assertThat(service.suspend(person, wanted(null), ANY, admin).version()).isEqualTo(2);
    }

    @Test
    void nobody_decides_about_themselves() {
        assertThat(statusOf(() -> service.suspend(person, wanted(null), ANY, new Caller(person, Set.of(Role.ADMIN)))))
                .isEqualTo(403);
    }

    @Test
    void only_an_administrator_decides_about_staff_also_when_the_role_is_taken() {
        seen(person, 1, List.of(Role.MODERATOR));
        assertThat(statusOf(() -> service.suspend(person, wanted(null), ANY, moderator)))
                .isEqualTo(403);
        service.suspend(person, wanted(null), ANY, admin);
        seen(person, 2, List.of(Role.MEMBER));

        assertThat(statusOf(() -> service.suspend(person, wanted(clock.instant().plusSeconds(9)), ANY, moderator)))
                .isEqualTo(403);
        assertThat(statusOf(() -> service.lift(person, ANY, moderator))).isEqualTo(403);
        service.lift(person, ANY, admin);
        assertThat(service.get(person).lifecycle().status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void an_older_version_is_not_changed() {
        assertThat(statusOf(() -> service.suspend(person, wanted(null), new IfMatch("\"7\""), moderator)))
                .isEqualTo(412);
        service.suspend(person, wanted(null), new IfMatch("\"0\""), moderator);
        assertThat(statusOf(() -> service.lift(person, new IfMatch("\"0\""), moderator)))
                .isEqualTo(412);
        service.lift(person, new IfMatch("\"1\""), moderator);
    }

    @ParameterizedTest
    @EnumSource(BadEnd.class)
    void an_end_must_be_ahead_and_not_too_far(BadEnd end) {
        assertThat(statusOf(() -> service.suspend(person, wanted(end.from(clock.instant())), ANY, moderator)))
                .isEqualTo(400);
    }

    @Test
    void whoever_is_unknown_or_erased_is_not_found() {
        assertThat(statusOf(() -> service.get(UUID.randomUUID()))).isEqualTo(404);
        assertThat(statusOf(() -> service.history(UUID.randomUUID()))).isEqualTo(404);
        MODULE.get(PersonStatuses.class).erase(person, person);

        assertThat(recorded.of(person).getFirst()).isInstanceOf(UserErased.class);
        assertThat(statusOf(() -> service.suspend(person, wanted(null), ANY, moderator)))
                .isEqualTo(404);
    }

    @Test
    void lifting_a_suspension_lifts_nothing_that_the_identity_provider_said() {
        var accounts = MODULE.get(ProfileStandings.class);
        accounts.suspend(person, UserSuspended.Reason.ACCOUNT_DISABLED);
        service.suspend(person, wanted(null), ANY, moderator);

        service.lift(person, ANY, moderator);
        assertThat(service.get(person).lifecycle().status()).isEqualTo(UserStatus.SUSPENDED);

        service.suspend(person, wanted(null), ANY, moderator);
        accounts.reinstate(person);
        assertThat(service.get(person).lifecycle().status()).as("by staff").isEqualTo(UserStatus.SUSPENDED);
        service.lift(person, ANY, moderator);

        assertThat(recorded.of(person).getLast()).isInstanceOf(AccessAllowed.class);
        assertThat(recorded.of(person))
                .filteredOn(UserReinstated.class::isInstance)
                .hasSize(1);
    }

    @Test
    void the_history_tells_what_happened_the_newest_first() {
        var until = clock.instant().plusSeconds(60);
        var wanted = service.suspend(person, wanted(until), ANY, moderator);
        service.lift(person, ANY, admin);

        var history = service.history(person);

        assertThat(history)
                .extracting(StatusEntry::action)
                .containsExactly(StatusAction.SUSPENSION_LIFTED, StatusAction.SUSPENDED);
        assertThat(history.getLast())
                .isEqualTo(new StatusEntry(
                        1,
                        history.getLast().at(),
                        StatusAction.SUSPENDED,
                        SuspensionReason.SPAM,
                        "sells pills",
                        wanted.lifecycle().suspendedUntil(),
                        moderator.id()));
        assertThat(history.getFirst().by()).isEqualTo(admin.id());
    }

    @Test
    void decisions_at_the_same_time_are_all_kept_and_the_last_one_counts() throws Exception {
        var staff = new ArrayList<Caller>();
        for (var i = 0; i < 8; i++) {
            staff.add(new Caller(UUID.randomUUID(), Set.of(Role.MODERATOR)));
        }
        var next = new AtomicInteger();

        Concurrently.run(
                8,
                thread -> service.suspend(
                        person,
                        wanted(clock.instant().plusSeconds(100 + next.getAndIncrement())),
                        ANY,
                        staff.get(thread)));

        var history = service.history(person);
        assertThat(history).hasSize(8);
        assertThat(history).extracting(StatusEntry::version).doesNotHaveDuplicates();
        var counts = service.get(person).lifecycle().suspension();
        assertThat(counts).isNotNull();
        assertThat(counts.by()).isEqualTo(history.getFirst().by());
    }

    private static int statusOf(ThrowingCallable call) {
        var problem = catchThrowableOfType(ProblemException.class, call);
        assertThat(problem).isNotNull();
        return problem.getStatusCode().value();
    }

    private static NewSuspension wanted(@Nullable Instant until) {
        return new NewSuspension(until, SuspensionReason.SPAM, "sells pills");
    }

    private void register(UUID id) {
        seen(id, 0, List.of(Role.MEMBER));
    }

    private void seen(UUID id, long version, List<Role> roles) {
        MODULE.get(IdentityProfiles.class)
                .follow(new IdentitySeen(
                        EventMeta.of(id, version, clock.instant()),
                        List.of("An"),
                        null,
                        "en",
                        "UTC",
                        roles,
                        clock.instant().plusSeconds(version)));
    }

    /** An end that is refused. */
    enum BadEnd {
        NOW(Duration.ZERO),
        PAST(Duration.ofSeconds(-1)),
        FAR(Duration.ofDays(4_000));

        private final Duration distance;

        BadEnd(Duration distance) {
            this.distance = distance;
        }

        Instant from(Instant now) {
            return now.plus(distance);
        }
    }
}
