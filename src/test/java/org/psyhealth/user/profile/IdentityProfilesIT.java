package org.psyhealth.user.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.platform.contact.UnreadableContactException;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.support.Deliveries;
import org.psyhealth.support.LocalContacts;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.MutableClock;
import org.psyhealth.support.RecordedEvents;
import org.psyhealth.user.lease.Leases;
import org.psyhealth.user.outbox.DocumentRelay;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.support.TransactionTemplate;

class IdentityProfilesIT {

    private static final ModuleContext MODULE = ModuleContext.of("user");

    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
    private static final ContactCipher CONTACTS = LocalContacts.cipher();

    private final IdentityProfiles identities = MODULE.get(IdentityProfiles.class);

    private final ProfileService service = MODULE.get(ProfileService.class);

    private final ProfileStore profiles = MODULE.get(ProfileStore.class);

    private final DocumentRelay relay = MODULE.get(DocumentRelay.class);

    private final Leases leases = MODULE.get(Leases.class);

    private final RecordedEvents recorded = MODULE.get(RecordedEvents.class);

    private final TransactionTemplate transactions = MODULE.get(TransactionTemplate.class);

    private final MutableClock clock = MODULE.get(MutableClock.class);

    private final UUID person = UUID.randomUUID();

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void whoever_was_seen_somewhere_has_a_profile() {
        identities.follow(seen(0, "an@example.org"));

        var profile = profiles.find(person).orElseThrow();
        assertThat(profile.details()).isEqualTo(new ProfileDetails("An", null, "vi", "Asia/Ho_Chi_Minh"));
        assertThat(profile.email()).isEqualTo("an@example.org");
        assertThat(profile.memberSince()).isEqualTo(MORNING);
        assertThat(types()).containsExactly("org.psyhealth.user.registered.v1");
    }

    @Test
    void the_own_profile_and_the_event_make_one_registration_in_either_order() {
        service.own(IdentityClaims.of(new Caller(person, Set.of()), token()));
        identities.follow(seen(0, "an@example.org"));
        var other = UUID.randomUUID();
        identities.follow(seen(other, 0, "an@example.org"));
        service.own(IdentityClaims.of(new Caller(other, Set.of()), token()));

        assertThat(types()).hasSize(1);
        assertThat(recorded.of(other)).hasSize(1);
    }

    @Test
    void the_address_follows_and_what_the_person_chose_stays() {
        identities.follow(seen(0, "an@example.org"));
        identities.follow(new IdentitySeen(
                EventMeta.of(person, 1, MORNING),
                List.of("Another"),
                CONTACTS.encrypt(person, "new@example.org"),
                "en",
                "UTC",
                List.of(),
                MORNING.plusSeconds(1)));

        var profile = profiles.find(person).orElseThrow();
        assertThat(profile.email()).isEqualTo("new@example.org");
        assertThat(profile.details()).isEqualTo(new ProfileDetails("An", null, "vi", "Asia/Ho_Chi_Minh"));
        assertThat(types())
                .containsExactly("org.psyhealth.user.registered.v1", "org.psyhealth.user.profile-changed.v1");
        assertThat(recorded.of(person).getLast().toString()).doesNotContain("example.org");

        identities.follow(seen(2, null));
        assertThat(profiles.find(person).orElseThrow().email()).isNull();
    }

    @Test
    void an_event_older_than_the_token_of_the_registration_changes_nothing() {
        service.own(IdentityClaims.of(new Caller(person, Set.of()), token()));

        identities.follow(new IdentitySeen(
                EventMeta.of(person, 0, MORNING),
                List.of(),
                CONTACTS.encrypt(person, "old@example.org"),
                null,
                null,
                List.of(),
                MORNING.minusSeconds(60)));

        assertThat(profiles.find(person).orElseThrow().email()).isEqualTo("an@example.org");
        assertThat(types()).hasSize(1);
    }

    @Test
    void an_address_that_was_computed_before_a_newer_statement_was_applied_is_not_stored() {
        identities.follow(seen(0, "an@example.org"));
        var before = profiles.find(person).orElseThrow();
        var late = before.follow(IdentityClaims.of(seen(1, null), null), CONTACTS, MORNING)
                .orElseThrow();
        identities.follow(seen(2, "an@example.org"));

        assertThat(profiles.update(late)).isFalse();
        identities.follow(seen(1, null));
        assertThat(profiles.find(person).orElseThrow().email()).isEqualTo("an@example.org");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#seeds")
    void a_shuffled_and_duplicated_stream_ends_with_the_newest_address(long seed) {
        var random = new Random(seed);
        var stream = new ArrayList<IdentitySeen>();
        for (var version = 0; version < 5; version++) {
            stream.add(seen(version, random.nextInt(4) == 0 ? null : "an" + version + "@example.org"));
        }
        var newest = stream.getLast().contact();

        Deliveries.shuffledAndRepeated(stream, random).forEach(identities::follow);

        assertThat(profiles.find(person).orElseThrow().email())
                .isEqualTo(newest == null ? null : CONTACTS.decrypt(person, newest));
        assertThat(recorded.of(person).stream().map(event -> event.meta().aggregateVersion()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_batch_that_is_rolled_back_loses_no_event() {
        transactions.executeWithoutResult(status -> {
            identities.follow(seen(0, "an@example.org"));
            status.setRollbackOnly();
        });
        assertThat(recorded.of(person)).isEmpty();

        transactions.executeWithoutResult(status -> identities.follow(seen(0, "an@example.org")));
        relay.relay(person);

        assertThat(types()).containsExactly("org.psyhealth.user.registered.v1");
    }

    @Test
    void what_a_consumer_commits_is_told_at_once() {
        transactions.executeWithoutResult(status -> identities.follow(seen(0, "an@example.org")));

        assertThat(types()).containsExactly("org.psyhealth.user.registered.v1");
    }

    @Test
    void an_address_whose_key_is_gone_leaves_the_known_one() {
        identities.follow(seen(0, "an@example.org"));
        var event = seen(1, null);

        identities.follow(new IdentitySeen(
                event.meta(),
                event.names(),
                "v1.gone.AAAA",
                event.locale(),
                event.timeZone(),
                event.roles(),
                event.statedAt()));

        assertThat(profiles.find(person).orElseThrow().email()).isEqualTo("an@example.org");
    }

    @Test
    void an_address_of_somebody_else_is_not_taken() {
        var stolen = CONTACTS.encrypt(UUID.randomUUID(), "victim@example.org");
        var event = seen(0, null);

        assertThatExceptionOfType(UnreadableContactException.class)
                .isThrownBy(() -> identities.follow(new IdentitySeen(
                        event.meta(),
                        event.names(),
                        stolen,
                        event.locale(),
                        event.timeZone(),
                        event.roles(),
                        event.statedAt())));
        assertThat(profiles.find(person)).isEmpty();
    }

    @Test
    void after_a_change_of_the_key_every_address_is_told_again_once() {
        identities.follow(seen(0, "an@example.org"));
        var without = UUID.randomUUID();
        identities.follow(seen(without, 0, null));
        var rotated = new ContactCipher(Map.of("local", LocalContacts.KEY, "k2", LocalContacts.KEY), "k2");
        var rotation = new ContactRotation(
                profiles,
                new ProfileChanges(profiles, relay, MODULE.get(StaffNames.class), rotated, clock),
                rotated,
                leases,
                new UserProperties(
                        new UserProperties.ContactRotation(Duration.ofMinutes(10)),
                        new UserProperties.Avatar(Duration.ofMinutes(1)),
                        new UserProperties.Suspension(Duration.ofSeconds(5))));

        rotation.run();
        clock.advance(Duration.ofMinutes(10));
        rotation.run();

        assertThat(types())
                .containsExactly("org.psyhealth.user.registered.v1", "org.psyhealth.user.profile-changed.v1");
        assertThat(recorded.of(person).getLast().toString()).contains("v1.k2.");
        assertThat(recorded.of(without)).hasSize(1);
    }

    private List<String> types() {
        return recorded.of(person).stream()
                .map(event -> EventContracts.typeOf(event.getClass()))
                .toList();
    }

    private IdentitySeen seen(long version, @Nullable String email) {
        return seen(person, version, email);
    }

    private static IdentitySeen seen(UUID person, long version, @Nullable String email) {
        return new IdentitySeen(
                EventMeta.of(person, version, MORNING),
                List.of("An"),
                email == null ? null : CONTACTS.encrypt(person, email),
                "vi",
                "Asia/Ho_Chi_Minh",
                List.of(),
                MORNING.plusSeconds(version));
    }

    private Jwt token() {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject(person.toString())
                .issuedAt(MORNING)
                .claim("preferred_username", "An")
                .claim("email", "an@example.org")
                .claim("email_verified", true)
                .build();
    }
}
