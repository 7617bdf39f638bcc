package org.psyhealth.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.access.events.AccessAllowed;
import org.psyhealth.platform.access.events.AccessRefused;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.support.LocalContacts;
import org.psyhealth.user.avatar.AvatarChoices;
import org.psyhealth.user.events.UserDeactivated;
import org.psyhealth.user.events.UserErased;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserReactivated;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.events.UserSuspended;
import org.psyhealth.user.events.UserSuspended.Reason;
import org.psyhealth.user.lifecycle.Lifecycle;
import org.psyhealth.user.lifecycle.StatusAction;
import org.psyhealth.user.lifecycle.Suspension;
import org.psyhealth.user.lifecycle.SuspensionReason;

class ProfileTests {

    private static final UUID AN = UUID.fromString("7c7a2f5e-6f0c-4c0e-8a63-2f2c7be2a001");
    private static final Instant MORNING = Instant.parse("2026-11-22T08:30:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-22T18:30:00Z");
    private static final ProfileDetails DETAILS = new ProfileDetails("An", null, "vi", "Asia/Ho_Chi_Minh");

    private static final ContactCipher CONTACTS = LocalContacts.cipher();
    private static final Lifecycle GONE = Lifecycle.ACTIVE.withAccount(Reason.ACCOUNT_GONE);
    private static final Suspension SUSPENSION = new Suspension(
            SuspensionReason.SPAM, "sells pills", EVENING.plusSeconds(60), EVENING, UUID.randomUUID(), false);

    @Test
    void a_registration_makes_version_0_and_tells_who_registered() {
        var registration = register("an@example.org");

        assertThat(registration.profile())
                .isEqualTo(new Profile(
                        AN,
                        0,
                        DETAILS,
                        "an@example.org",
                        MORNING,
                        UserRole.MEMBER,
                        mark(3, MORNING),
                        Lifecycle.ACTIVE,
                        AvatarChoices.NONE));
        var event = (UserRegistered) registration.event();
        assertThat(event.meta().aggregateId()).isEqualTo(AN);
        assertThat(event.meta().aggregateVersion()).isZero();
        assertThat(event.meta().time()).isEqualTo(MORNING);
        assertThat(CONTACTS.decrypt(AN, String.valueOf(event.contact()))).isEqualTo("an@example.org");
        assertThat(event)
                .isEqualTo(new UserRegistered(event.meta(), state("An", "vi", "Asia/Ho_Chi_Minh"), event.contact()));
    }

    @Test
    void a_change_raises_the_version_and_tells_the_state_after_it() {
        var profile = register(null).profile();
        var wanted = new ProfileDetails("Bình An", "Xin chào", "en", "UTC");

        var change = profile.changeTo(wanted, CONTACTS, EVENING).orElseThrow();

        assertThat(change.profile())
                .isEqualTo(new Profile(
                        AN,
                        1,
                        wanted,
                        null,
                        MORNING,
                        UserRole.MEMBER,
                        mark(3, MORNING),
                        Lifecycle.ACTIVE,
                        AvatarChoices.NONE));
        var meta = change.event().meta();
        assertThat(meta.aggregateVersion()).isEqualTo(1);
        assertThat(meta.time()).isEqualTo(EVENING);
        assertThat(change.event()).isEqualTo(new UserProfileChanged(meta, state("Bình An", "en", "UTC"), null));
    }

    @Test
    void a_change_to_the_same_details_is_no_change() {
        var profile = register(null).profile();

        assertThat(profile.changeTo(new ProfileDetails(" An ", " ", "vi", "Asia/Ho_Chi_Minh"), CONTACTS, EVENING))
                .isEmpty();
    }

    @Test
    void the_address_follows_the_identity_provider_and_nothing_else_does() {
        var profile = register("an@example.org").profile();

        var moved = profile.follow(claims("new@example.org", 4, EVENING), CONTACTS, EVENING)
                .orElseThrow()
                .profile();
        assertThat(moved)
                .isEqualTo(new Profile(
                        AN,
                        1,
                        DETAILS,
                        "new@example.org",
                        MORNING,
                        UserRole.MEMBER,
                        mark(4, EVENING),
                        Lifecycle.ACTIVE,
                        AvatarChoices.NONE));
        assertThat(moved.follow(claims("new@example.org", 5, EVENING), CONTACTS, EVENING))
                .isEmpty();
        assertThat(moved.follow(claims(null, 5, EVENING), CONTACTS, EVENING)
                        .orElseThrow()
                        .profile()
                        .email())
                .isNull();
    }

    @Test
    void a_suspended_persons_events_say_so_until_the_end_of_it_and_hold_no_contact() {
        var suspended = moved(register("an@example.org").profile(), GONE, StatusAction.ACCOUNT_LOST);
        assertThat(suspended.event())
                .isEqualTo(new UserSuspended(
                        suspended.event().meta(), state("An", "vi", "Asia/Ho_Chi_Minh"), Reason.ACCOUNT_GONE, null));
        assertThat(suspended.profile().move(GONE, StatusAction.ACCOUNT_LOST, null, CONTACTS, EVENING))
                .isEmpty();

        var followed = suspended
                .profile()
                .follow(claims("new@example.org", 4, EVENING), CONTACTS, EVENING)
                .orElseThrow();
        assertThat(followed.event()).isInstanceOf(UserSuspended.class);
        assertThat(followed.access()).isNull();

        var back = moved(followed.profile(), Lifecycle.ACTIVE, StatusAction.ACCOUNT_BACK);
        assertThat(back.profile().version()).isEqualTo(3);
        assertThat(back.event())
                .isInstanceOfSatisfying(
                        UserReinstated.class,
                        event -> assertThat(CONTACTS.decrypt(AN, String.valueOf(event.contact())))
                                .isEqualTo("new@example.org"));
        assertThat(back.profile().move(Lifecycle.ACTIVE, StatusAction.ACCOUNT_BACK, null, CONTACTS, EVENING))
                .isEmpty();
    }

    @Test
    void whoever_leaves_is_told_without_a_contact_and_comes_back_with_it() {
        var left = moved(
                register("an@example.org").profile(),
                Lifecycle.ACTIVE.withDeactivation(EVENING),
                StatusAction.DEACTIVATED);
        assertThat(left.event())
                .isEqualTo(new UserDeactivated(left.event().meta(), state("An", "vi", "Asia/Ho_Chi_Minh")));
        assertThat(left.access())
                .usingRecursiveComparison()
                .ignoringFields("meta.id")
                .isEqualTo(new AccessRefused(
                        accessMeta(left), AccessRefused.Reason.DEACTIVATED, AccessRefused.Scope.EVERYTHING, null));

        var back = moved(left.profile(), Lifecycle.ACTIVE, StatusAction.REACTIVATED);

        assertThat(back.event())
                .isInstanceOfSatisfying(
                        UserReactivated.class,
                        event -> assertThat(event.contact()).isNotNull());
        assertThat(back.access())
                .usingRecursiveComparison()
                .ignoringFields("meta.id")
                .isEqualTo(new AccessAllowed(accessMeta(back)));
    }

    @Test
    void whoever_comes_back_while_suspended_is_suspended() {
        var lifecycle = Lifecycle.ACTIVE.withSuspension(SUSPENSION);
        var suspended = moved(register(null).profile(), lifecycle, StatusAction.SUSPENDED);
        var left = moved(suspended.profile(), lifecycle.withDeactivation(EVENING), StatusAction.DEACTIVATED);
        assertThat(left.event()).isInstanceOf(UserDeactivated.class);

        var back = moved(left.profile(), lifecycle, StatusAction.REACTIVATED);

        assertThat(back.event())
                .isInstanceOfSatisfying(
                        UserSuspended.class, event -> assertThat(event.until()).isEqualTo(SUSPENSION.until()));
        assertThat(back.access())
                .usingRecursiveComparison()
                .ignoringFields("meta.id")
                .isEqualTo(new AccessRefused(
                        accessMeta(back),
                        AccessRefused.Reason.SUSPENDED,
                        AccessRefused.Scope.WRITES,
                        SUSPENSION.until()));
    }

    @Test
    void an_account_that_is_back_lifts_no_suspension_by_staff() {
        var both = moved(register(null).profile(), GONE.withSuspension(SUSPENSION), StatusAction.SUSPENDED);
        assertThat(both.event())
                .isInstanceOfSatisfying(
                        UserSuspended.class,
                        event -> assertThat(event.until()).as("of the account").isNull());

        var back = moved(both.profile(), both.profile().lifecycle().withAccount(null), StatusAction.ACCOUNT_BACK);

        assertThat(back.event())
                .isInstanceOfSatisfying(
                        UserSuspended.class, event -> assertThat(event.reason()).isEqualTo(Reason.BY_STAFF));
    }

    @Test
    void of_whoever_is_erased_nothing_but_the_id_remains() {
        var erased = moved(register("an@example.org").profile(), Lifecycle.erased(EVENING), StatusAction.ERASED);

        assertThat(erased.event()).isEqualTo(new UserErased(erased.event().meta()));
        assertThat(erased.profile().toString()).doesNotContain("An,", "example.org", "Ho_Chi_Minh");
        assertThat(erased.profile().follow(claims("new@example.org", 4, EVENING), CONTACTS, EVENING))
                .isEmpty();
        assertThat(erased.profile().changeTo(DETAILS, CONTACTS, EVENING)).isEmpty();
        assertThat(erased.profile().move(Lifecycle.ACTIVE, StatusAction.REACTIVATED, AN, CONTACTS, EVENING))
                .isEmpty();
    }

    @Test
    void a_picture_is_a_change_that_tells_what_is_carried() {
        var media = UUID.randomUUID();
        var profile = register(null).profile();

        var change = profile.choose(profile.avatars().choose(media, EVENING), CONTACTS, EVENING)
                .orElseThrow();

        assertThat(change.profile().version()).isEqualTo(1);
        assertThat(stateIn(change).avatar()).isNull();
        assertThat(stateIn(change).mediaIds()).containsExactly(media);
        assertThat(change.profile().choose(change.profile().avatars(), CONTACTS, EVENING))
                .isEmpty();
        var suspended = moved(change.profile(), GONE, StatusAction.ACCOUNT_LOST);
        assertThat(stateIn(suspended).mediaIds()).containsExactly(media);
        assertThat(suspended
                        .profile()
                        .choose(AvatarChoices.NONE, CONTACTS, EVENING)
                        .orElseThrow()
                        .event())
                .isInstanceOfSatisfying(
                        UserSuspended.class,
                        event -> assertThat(event.profile().mediaIds()).isEmpty());
    }

    @Test
    void a_statement_covers_itself_and_the_older_ones() {
        var mark = mark(3, MORNING);

        assertThat(mark.covers(mark)).isTrue();
        assertThat(mark.covers(mark(2, EVENING))).isTrue();
        assertThat(mark.covers(mark(4, MORNING.minusSeconds(1)))).isTrue();
        assertThat(mark.covers(mark(4, MORNING))).isFalse();
        assertThat(mark(IdentityMark.FROM_TOKEN, MORNING).covers(mark(0, MORNING)))
                .isFalse();
    }

    private static Profile.Change moved(Profile profile, Lifecycle wanted, StatusAction action) {
        return profile.move(wanted, action, null, CONTACTS, EVENING).orElseThrow();
    }

    /** The envelope of the event for the platform, which has an id of its own at each call. */
    private static EventMeta accessMeta(Profile.Change change) {
        return EventMeta.of(AN, change.profile().version(), EVENING);
    }

    private static UserProfile stateIn(Profile.Change change) {
        return Objects.requireNonNull(change.event().profile());
    }

    private static UserProfile state(String name, String locale, String timeZone) {
        return new UserProfile(name, UserRole.MEMBER, locale, timeZone, MORNING, null, List.of());
    }

    private static Profile.Change register(@Nullable String email) {
        return Profile.register(claims(email, 3, MORNING), DETAILS, MORNING, CONTACTS, MORNING);
    }

    private static IdentityClaims claims(@Nullable String email, long version, Instant statedAt) {
        return new IdentityClaims(
                AN, List.of("An"), email, "vi", "Asia/Ho_Chi_Minh", UserRole.MEMBER, mark(version, statedAt));
    }

    private static IdentityMark mark(long version, Instant statedAt) {
        return new IdentityMark(version, statedAt);
    }
}
