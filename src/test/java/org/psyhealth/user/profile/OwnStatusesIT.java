package org.psyhealth.user.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.access.events.AccessAllowed;
import org.psyhealth.platform.access.events.AccessRefused;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.MutableClock;
import org.psyhealth.support.RecordedEvents;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.lifecycle.StatusAction;
import org.psyhealth.user.lifecycle.StatusHistory;
import org.psyhealth.user.lifecycle.SuspensionReason;
import org.psyhealth.user.lifecycle.UserStatus;

/** Leaving and coming back, and the end of suspensions. */
class OwnStatusesIT {

    private static final ModuleContext MODULE = ModuleContext.of("user");
    private static final IfMatch ANY = new IfMatch(null);

    private final OwnStatuses own = MODULE.get(OwnStatuses.class);
    private final ProfileService profiles = MODULE.get(ProfileService.class);
    private final PersonStatuses statuses = MODULE.get(PersonStatuses.class);
    private final SuspensionExpiry expiry = MODULE.get(SuspensionExpiry.class);
    private final StatusHistory history = MODULE.get(StatusHistory.class);
    private final MutableClock clock = MODULE.clock();
    private final RecordedEvents recorded = MODULE.events();
    private final UUID person = UUID.randomUUID();
    private final IdentityClaims claims = new IdentityClaims(
            person, List.of("An"), "an@example.org", "vi", "UTC", UserRole.MEMBER, new IdentityMark(0, Instant.EPOCH));

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @BeforeEach
    void register() {
        own.get(claims);
        recorded.clear();
    }

    @Test
    void whoever_leaves_is_not_shown_and_comes_back() {
        own.deactivate(claims, ANY);

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> profiles.find(person));
        assertThat(recorded.of(person).getLast())
                .isInstanceOfSatisfying(
                        AccessRefused.class,
                        event -> assertThat(event.scope()).isEqualTo(AccessRefused.Scope.EVERYTHING));
        assertThat(recorded.all().toString())
                .as("no address of somebody who left")
                .doesNotContain("contact=v1");

        clock.advance(Duration.ofDays(30));
        own.reactivate(claims, ANY);

        assertThat(profiles.find(person).details().displayName()).isEqualTo("An");
        assertThat(recorded.of(person).getLast()).isInstanceOf(AccessAllowed.class);
    }

    @Test
    void after_thirty_days_it_is_too_late() {
        own.deactivate(claims, ANY);
        clock.advance(Duration.ofDays(30).plusMillis(1));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> own.reactivate(claims, ANY))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(409));
        assertThat(own.get(claims).lifecycle().status()).isEqualTo(UserStatus.DEACTIVATED);
    }

    @Test
    void leaving_twice_counts_once_and_coming_back_without_leaving_changes_nothing() {
        own.reactivate(claims, ANY);
        assertThat(recorded.of(person)).isEmpty();
        var first = own.deactivate(claims, ANY);
        clock.advance(Duration.ofDays(3));

        assertThat(own.deactivate(claims, ANY)).isEqualTo(first);
        assertThat(history.of(person).orElseThrow()).hasSize(1);
    }

    @Test
    void an_older_version_is_not_deactivated() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> own.deactivate(claims, new IfMatch("\"4\"")))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(412));
    }

    @Test
    void a_suspension_that_ends_is_told_once_by_whichever_task() {
        suspend(clock.instant().plusSeconds(60));
        expiry.run();
        assertThat(own.get(claims).lifecycle().status()).isEqualTo(UserStatus.SUSPENDED);

        for (var run = 0; run < 3; run++) {
            clock.advance(Duration.ofSeconds(60));
            expiry.run();
        }

        assertThat(own.get(claims).lifecycle().status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(recorded.of(person))
                .filteredOn(UserReinstated.class::isInstance)
                .hasSize(1);
        assertThat(history.of(person).orElseThrow().getFirst().action()).isEqualTo(StatusAction.SUSPENSION_ENDED);
        assertThat(profiles.find(person).id()).isEqualTo(person);
    }

    @Test
    void a_suspension_without_an_end_does_not_end() {
        suspend(null);
        clock.advance(Duration.ofDays(400));
        expiry.run();

        assertThat(own.get(claims).lifecycle().status()).isEqualTo(UserStatus.SUSPENDED);
    }

    @Test
    void a_suspension_that_ends_while_the_person_is_away_is_over_at_the_return() {
        suspend(clock.instant().plusSeconds(60));
        own.deactivate(claims, ANY);
        clock.advance(Duration.ofSeconds(61));
        expiry.run();
        assertThat(own.get(claims).lifecycle().status()).isEqualTo(UserStatus.DEACTIVATED);

        own.reactivate(claims, ANY);

        assertThat(own.get(claims).lifecycle().status()).isEqualTo(UserStatus.ACTIVE);
    }

    private void suspend(@Nullable Instant until) {
        statuses.suspend(person, SuspensionReason.OTHER, "a note", until, UUID.randomUUID(), status -> {});
    }
}
