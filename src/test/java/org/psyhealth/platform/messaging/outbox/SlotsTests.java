package org.psyhealth.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IntSummaryStatistics;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 20, 63, 64})
    void every_task_has_a_share_that_differs_by_one_at_most_and_all_shares_are_all_slots(int tasks) {
        IntSummaryStatistics shares =
                IntStream.range(0, tasks).map(rank -> Slots.share(rank, tasks)).summaryStatistics();
        assertThat(shares.getSum()).isEqualTo(Slots.COUNT);
        assertThat(shares.getMin()).isPositive();
        assertThat(shares.getMax() - shares.getMin()).isLessThanOrEqualTo(1);
    }

    @Test
    void keys_spread_over_all_slots() {
        assertThat(Stream.generate(() -> Slots.of(UUID.randomUUID().toString()))
                        .limit(5_000)
                        .collect(Collectors.toSet()))
                .hasSize(Slots.COUNT)
                .allMatch(slot -> slot >= 0 && slot < Slots.COUNT);
    }
}
