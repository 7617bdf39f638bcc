package org.psyhealth.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.psyhealth.support.MutableClock;

class SignedUrlsTests {

    private final MutableClock clock = new MutableClock();
    private final SignedUrls urls = LocalDelivery.urls(clock);

    @Test
    void an_address_stays_for_a_quarter_of_an_hour() {
        var first = urls.of("served/a");

        clock.advance(Duration.ofMinutes(14));
        assertThat(urls.of("served/a")).isEqualTo(first);
        assertThat(urls.of("served/b")).isNotEqualTo(first);
        assertThat(urls.image("served/a", "image/jpeg", 64, 64))
                .isEqualTo(new SignedImage(first, "image/jpeg", 64, 64));

        clock.advance(Duration.ofMinutes(1));
        assertThat(urls.of("served/a")).isNotEqualTo(first);
    }

    @Test
    void what_was_not_made_for_readers_has_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> urls.of("incoming/a"));
    }
}
