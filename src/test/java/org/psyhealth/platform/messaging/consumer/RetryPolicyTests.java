package org.psyhealth.platform.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.orm.jpa.JpaSystemException;
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
                new IllegalStateException("wrapped", new SQLException("gone", "08006")),
                new JpaSystemException(new TransactionException(
                        "Unable to rollback against JDBC Connection", new SQLException("Connection is closed"))));
    }

    static Stream<Exception> suspects() {
        return Stream.of(
                new IllegalArgumentException("no such kind"),
                new DataIntegrityViolationException("twice"),
                new IllegalStateException("wrapped", new SQLException("twice", "23505")),
                new DataAccessResourceFailureException("too complex", new SQLException("limit", "54001")),
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

    /** The error handler counts the attempts anew when the new type is not one of the old failure's types. */
    @Test
    void an_outage_neither_uses_up_the_attempts_of_a_record_nor_lends_it_endless_ones() {
        var record = new ConsumerRecord<Object, Object>("topic", 0, 0, "key", "value");
        var outage = RetryPolicy.failureOf(record, new CannotCreateTransactionException("no connection"));
        var fault = RetryPolicy.failureOf(record, new IllegalArgumentException("no such kind"));

        assertThat(outage).isNotInstanceOf(fault.getClass()).hasRootCauseMessage("no connection");
        assertThat(fault).isNotInstanceOf(outage.getClass());
    }
}
