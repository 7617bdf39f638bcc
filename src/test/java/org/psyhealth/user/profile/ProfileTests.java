package org.psyhealth.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRegistered;

class ProfileTests {

    private static final UUID AN = UUID.fromString("7c7a2f5e-6f0c-4c0e-8a63-2f2c7be2a001");
    private static final Instant MORNING = Instant.parse("2026-11-22T08:30:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-22T18:30:00Z");
    private static final ProfileDetails DETAILS = new ProfileDetails("An", null, "vi", "Asia/Ho_Chi_Minh");

    @Test
    void a_registration_makes_version_0_and_tells_who_registered() {
        var registration = Profile.register(AN, DETAILS, "an@example.org", MORNING);

        assertThat(registration.profile()).isEqualTo(new Profile(AN, 0, DETAILS, "an@example.org", MORNING));
        var meta = registration.event().meta();
        assertThat(meta.aggregateId()).isEqualTo(AN);
        assertThat(meta.aggregateVersion()).isZero();
        assertThat(meta.time()).isEqualTo(MORNING);
        assertThat(registration.event())
                .isEqualTo(new UserRegistered(meta, "An", "an@example.org", "vi", "Asia/Ho_Chi_Minh", MORNING));
    }

    @Test
    void a_change_raises_the_version_and_tells_the_state_after_it() {
        var profile = Profile.register(AN, DETAILS, null, MORNING).profile();
        var wanted = new ProfileDetails("Bình An", "Xin chào", "en", "UTC");

        var change = profile.changeTo(wanted, EVENING).orElseThrow();

        assertThat(change.profile()).isEqualTo(new Profile(AN, 1, wanted, null, MORNING));
        var meta = change.event().meta();
        assertThat(meta.aggregateVersion()).isEqualTo(1);
        assertThat(meta.time()).isEqualTo(EVENING);
        assertThat(change.event()).isEqualTo(new UserProfileChanged(meta, "Bình An", null, "en", "UTC", MORNING));
    }

    @Test
    void a_change_to_the_same_details_is_no_change() {
        var profile = Profile.register(AN, DETAILS, null, MORNING).profile();

        assertThat(profile.changeTo(new ProfileDetails(" An ", " ", "vi", "Asia/Ho_Chi_Minh"), EVENING))
                .isEmpty();
    }
}
