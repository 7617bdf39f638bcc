package org.psyhealth.media.blocklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilarityTests {

    @Test
    void six_bits_are_alike_and_seven_are_not() {
        assertThat(Similarity.anyAlike(0b111111, new long[] {0})).isTrue();
        assertThat(Similarity.anyAlike(0b1111111, new long[] {0})).isFalse();
        assertThat(Similarity.anyAlike(0, new long[0])).isFalse();
    }

    @Test
    void a_hundred_thousand_hashes_are_compared_within_two_milliseconds() {
        var others = new Random(1).longs(100_000).toArray();
        var fastest = Duration.ofDays(1);
        for (var round = 0; round < 200; round++) {
            var began = System.nanoTime();
            assertThat(Similarity.anyAlike(0, others)).isFalse();
            var took = Duration.ofNanos(System.nanoTime() - began);
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }
        assertThat(fastest).isLessThan(Duration.ofMillis(2));
    }
}
