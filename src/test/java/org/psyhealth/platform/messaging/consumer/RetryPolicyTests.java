package org.psyhealth.platform.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOffExecution;

class RetryPolicyTests {

    static Stream<Exception> outages() {
        return Stream.of(
                new CannotAcquireLockException("deadlock"),
                new QueryTimeoutException("slow"),
                new DataAccessResourceFailureException("gone"),
                new CannotCreateTransactionException("no connection"),
                new IllegalStateException("wrapped", new CannotAcquireLockException("deadlock")),
                new IllegalStateException("wrapped", new SQLException("gone", "08006")));
    }

    static Stream<Exception> suspects() {
        return Stream.of(
                new IllegalArgumentException("no such kind"),
                new DataIntegrityViolationException("twice"),
                new IllegalStateException("wrapped", new SQLException("twice", "23505")),
                new IllegalStateException("wrapped", new SQLException("no state")));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void while_the_database_is_at_fault_it_is_soon_tried_again_and_never_given_up(Exception failure) {
        var waits = RetryPolicy.of(failure).start();

        assertThat(List.of(waits.nextBackOff(), waits.nextBackOff(), waits.nextBackOff()))
                .containsExactly(100L, 200L, 400L);
        assertThat(Stream.generate(waits::nextBackOff).skip(5).limit(1000)).containsOnly(2000L);
    }

    @ParameterizedTest
    @MethodSource("suspects")
    void a_record_that_may_be_at_fault_is_tried_four_more_times(Exception failure) {
        var waits = RetryPolicy.of(failure).start();

        for (var expected : List.of(100, 300, 900, 2700)) {
            assertThat((double) waits.nextBackOff()).isBetween(0.79 * expected, 1.21 * expected);
        }
        assertThat(waits.nextBackOff()).isEqualTo(BackOffExecution.STOP);
    }
}
