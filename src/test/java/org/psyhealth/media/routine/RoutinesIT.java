package org.psyhealth.media.routine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.psyhealth.media.MediaModule;
import org.psyhealth.support.Concurrently;

/** Who does what is due each night or week. */
class RoutinesIT {

    @Test
    void one_of_many_does_it_once_a_period() throws Exception {
        try (var module = MediaModule.withoutStore()) {
            var routines = module.get(Routines.class);
            var nights = new AtomicInteger();
            var weeks = new AtomicInteger();
            for (var hours = 0; hours < 14 * 24; hours += 3) {
                Concurrently.run(4, thread -> {
                    if (routines.takeNight("test")) {
                        nights.incrementAndGet();
                    }
                    if (routines.takeWeek("other")) {
                        weeks.incrementAndGet();
                    }
                });
                module.clock().advance(Duration.ofHours(3));
            }
            assertThat(nights.get()).isBetween(14, 15);
            assertThat(weeks.get()).isBetween(2, 3);
        }
    }
}
