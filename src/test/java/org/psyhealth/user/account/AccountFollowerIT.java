package org.psyhealth.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.MutableClock;
import org.psyhealth.user.lifecycle.AccountCommands;
import org.psyhealth.user.lifecycle.AccountTarget;
import org.psyhealth.user.lifecycle.SuspensionReason;
import org.psyhealth.user.profile.IdentityProfiles;
import org.psyhealth.user.profile.PersonStatuses;

/** Over a Keycloak that can be away; the real one is changed by the acceptance tests. */
class AccountFollowerIT {

    private static final ModuleContext MODULE = ModuleContext.of("user");
    private static final UUID MODERATOR = UUID.randomUUID();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PersonStatuses statuses = MODULE.get(PersonStatuses.class);
    private final AccountCommands commands = MODULE.get(AccountCommands.class);
    private final MutableClock clock = MODULE.get(MutableClock.class);
    private final MongoCollection<Document> users =
            MODULE.get(MongoDatabase.class).getCollection("users");

    private ScriptedKeycloak keycloak;
    private AccountChanges changes;
    private AccountFollower follower;
    private AccountFollower ofAnotherTask;

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @BeforeEach
    void start() throws IOException {
        users.deleteMany(new Document());
        keycloak = new ScriptedKeycloak();
        var accounts =
                new KeycloakAccounts(keycloak.properties(), new KeycloakAdmin(keycloak.properties(), Instant::now));
        changes = new AccountChanges(accounts, commands, clock);
        follower = new AccountFollower(commands, changes, clock, new FollowingMetrics(new SimpleMeterRegistry()));
        ofAnotherTask = new AccountFollower(commands, changes, clock, new FollowingMetrics(new SimpleMeterRegistry()));
    }

    @AfterEach
    void stop() {
        keycloak.close();
    }

    @Test
    void a_suspended_person_is_signed_out_and_loses_the_roles_that_others_rely_on() {
        var person = register("MEMBER", "THERAPIST", "offline_access");

        suspend(person);
        follower.run();

        assertThat(keycloak.rolesOf(person)).containsExactlyInAnyOrder("MEMBER", "offline_access");
        assertThat(keycloak.signOutsOf(person)).isEqualTo(1);
        assertThat(commands.waiting()).isZero();
    }

    @Test
    void the_roles_come_back_with_the_end_of_the_suspension() {
        var person = register("MEMBER", "THERAPIST");
        suspend(person);
        follower.run();

        statuses.lift(person, MODERATOR, status -> {});
        follower.run();

        assertThat(keycloak.rolesOf(person)).containsExactlyInAnyOrder("MEMBER", "THERAPIST");
        assertThat(commands.takenRoles(person)).isEmpty();
    }

    @Test
    void a_suspension_that_is_changed_forgets_no_role() {
        var person = register("MEMBER", "THERAPIST");
        suspend(person);
        follower.run();
        statuses.suspend(person, SuspensionReason.OTHER, "longer", null, MODERATOR, status -> {});
        follower.run();

        statuses.lift(person, MODERATOR, status -> {});
        follower.run();

        assertThat(keycloak.rolesOf(person)).contains("THERAPIST");
    }

    @Test
    void whoever_is_erased_has_no_account_any_more() {
        var person = register("MEMBER");

        statuses.erase(person, null);
        follower.run();

        assertThat(keycloak.has(person)).isFalse();
        assertThat(commands.waiting()).isZero();
    }

    @Test
    void a_person_without_an_account_has_nothing_to_follow() {
        var person = register("MEMBER");
        statuses.erase(person, null);
        follower.run();

        give(person, 9, AccountTarget.RESTRICTED);
        follower.run();

        assertThat(commands.waiting()).isZero();
    }

    /** The clock is ours: the minute passes in steps of a second. */
    @Test
    void a_minute_without_keycloak_in_the_middle_of_twenty_suspensions_loses_none() {
        var people = IntStream.range(0, 20)
                .mapToObj(i -> register("MEMBER", "THERAPIST"))
                .toList();
        people.subList(0, 7).forEach(this::suspend);
        follower.run();
        people.subList(7, 10).forEach(this::suspend);
        keycloak.away(true);
        follower.run();
        for (var second = 0; second < 60; second++) {
            if (second % 6 == 0) {
                suspend(people.get(10 + second / 6));
            }
            clock.advance(Duration.ofSeconds(1));
            follower.run();
            ofAnotherTask.run();
        }
        assertThat(commands.waiting()).isEqualTo(13);

        keycloak.away(false);
        for (var second = 0; second < 100; second++) {
            clock.advance(Duration.ofSeconds(1));
            follower.run();
            ofAnotherTask.run();
        }

        assertThat(commands.waiting()).isZero();
        assertThat(people).allSatisfy(person -> {
            assertThat(keycloak.rolesOf(person)).containsExactly("MEMBER");
            assertThat(keycloak.signOutsOf(person)).isPositive();
        });
    }

    @Test
    void while_keycloak_is_away_it_is_asked_little() {
        IntStream.range(0, 20).forEach(i -> suspend(register("MEMBER")));
        keycloak.away(true);
        follower.run();
        var asked = keycloak.requests();
        assertThat(asked).as("until the breaker opens").isLessThanOrEqualTo(10);

        for (var second = 0; second < 29; second++) {
            clock.advance(Duration.ofSeconds(1));
            follower.run();
        }
        assertThat(keycloak.requests()).isEqualTo(asked);

        clock.advance(Duration.ofSeconds(2));
        follower.run();
        assertThat(keycloak.requests()).as("one command is tried").isBetween(asked + 1, asked + 2);
    }

    @Test
    void a_person_whom_keycloak_refuses_holds_up_nobody() {
        var refused = register("MEMBER");
        keycloak.refuse(refused);
        suspend(refused);
        var others = IntStream.range(0, 12).mapToObj(i -> register("MEMBER")).toList();
        others.forEach(this::suspend);

        follower.run();

        assertThat(others)
                .allSatisfy(person -> assertThat(keycloak.signOutsOf(person)).isEqualTo(1));
        assertThat(commands.waiting()).isEqualTo(1);
    }

    @Test
    void a_newer_command_waits_for_an_older_one_and_wins() {
        var person = register("MEMBER", "THERAPIST");
        suspend(person);
        var older = commands.claim(MINUTE).orElseThrow();

        statuses.lift(person, MODERATOR, status -> {});
        assertThat(commands.claim(MINUTE))
                .as("the older one is being carried out")
                .isEmpty();
        changes.carryOut(older);
        commands.done(older);
        follower.run();

        assertThat(keycloak.rolesOf(person)).contains("THERAPIST");
        assertThat(commands.waiting()).isZero();
    }

    @Test
    void a_task_that_died_is_replaced_and_one_that_was_frozen_changes_nothing_late() {
        var person = register("MEMBER", "THERAPIST");
        suspend(person);
        var frozen = commands.claim(MINUTE).orElseThrow();
        clock.advance(MINUTE);
        follower.run();
        assertThat(keycloak.rolesOf(person)).containsExactly("MEMBER");
        statuses.lift(person, MODERATOR, status -> {});
        follower.run();

        assertThatIllegalStateException().isThrownBy(() -> changes.carryOut(frozen));
        commands.done(frozen);

        assertThat(keycloak.rolesOf(person)).contains("THERAPIST");
    }

    private UUID register(String... roles) {
        var person = UUID.randomUUID();
        keycloak.create(person, roles);
        MODULE.get(IdentityProfiles.class)
                .follow(new IdentitySeen(
                        EventMeta.of(person, 0, clock.instant()),
                        List.of(),
                        null,
                        "en",
                        "UTC",
                        List.of(),
                        clock.instant()));
        return person;
    }

    private void suspend(UUID person) {
        statuses.suspend(person, SuspensionReason.SPAM, "a note", null, MODERATOR, status -> {});
    }

    private void give(UUID person, long version, AccountTarget target) {
        users.updateOne(new Document("_id", person), AccountCommands.give(version, target));
    }
}
