package org.psyhealth.platform.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import java.io.EOFException;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.kafka.KafkaException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class OutagesTests {

    private static final MongoCredential CREDENTIAL = MongoCredential.createCredential("user", "admin", new char[0]);
    private static final ServerAddress MONGO = new ServerAddress("localhost");

    static Stream<Exception> outages() {
        var timeOut = new SQLTransientConnectionException("HikariPool-1 - Connection is not available", "28P01");
        var eof = new PSQLException("An I/O error occurred", PSQLState.CONNECTION_FAILURE, new EOFException());
        return Stream.of(
                new CannotCreateTransactionException("no connection", timeOut),
                new DataAccessResourceFailureException("gone", eof),
                new DataAccessResourceFailureException("gone"),
                new QueryTimeoutException("slow"),
                new JDBCConnectionException("gone", new SQLException("closed")),
                new JpaSystemException(rollbackFailure()),
                new BatchUpdateException("batch", "08006", 0, new int[0]),
                following(new SQLException("first", "25P02"), eof),
                suppressing(new IllegalStateException("close failed as well"), eof),
                hidden(new DataAccessResourceFailureException("gone", eof)),
                new MongoSocketReadException("gone", MONGO, new IOException()),
                new MongoTimeoutException("no server"),
                new MongoNotPrimaryException(new BsonDocument(), MONGO),
                new MongoSecurityException(
                        CREDENTIAL, "", new MongoSocketReadException("gone", MONGO, new IOException())),
                new MongoCommandException(reply(91), MONGO),
                labelled(new MongoException(1, "?")),
                new KafkaException("send failed", new TimeoutException("no broker")),
                new CompletionException(new DisconnectException()));
    }

    static Stream<Exception> mistakes() {
        return Stream.of(
                new IllegalStateException("bug"),
                new SQLException("no state"),
                new DataIntegrityViolationException("twice", new SQLException("twice", "23505")),
                new DataAccessResourceFailureException("too complex", new SQLException("limit", "54001")),
                new JpaSystemException(new ConstraintViolationException("?", new SQLException("?", "23514"), "c")),
                new JpaSystemException(new org.hibernate.TransactionException("Unable to commit")),
                hidden(new IllegalStateException("bug")),
                new MongoClientException("bad query"),
                new MongoCommandException(reply(2), MONGO),
                new MongoWriteException(new WriteError(11000, "twice", new BsonDocument()), MONGO, Set.of()),
                new KafkaException("send failed", new RecordTooLargeException()));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void what_a_service_that_is_out_of_reach_causes_is_an_outage(Exception failure) {
        assertThat(Outages.isOutage(failure)).isTrue();
        assertThat(Outages.isOutage(new IllegalStateException("wrapped", failure)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void what_the_request_the_record_or_the_code_causes_is_none(Exception failure) {
        assertThat(Outages.isOutage(failure)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08003", "08006", "53100", "53300", "57014", "57P01", "57P02", "57P03", "25006"})
    void states_of_a_server_that_cannot_serve_now(String state) {
        assertThat(Outages.isOutage(new SQLException("?", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "25P02", "40P01", "42P01", "54000", "P0001", "XX000"})
    void states_of_a_statement_that_is_at_fault(String state) {
        assertThat(Outages.isOutage(new SQLException("?", state))).isFalse();
    }

    @Test
    void a_failure_that_names_itself_as_its_cause_comes_to_an_end() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(Outages.isOutage(first)).isFalse();
    }

    /** As seen when PostgreSQL restarts: HikariCP has taken the broken connection away before the rollback. */
    private static org.hibernate.TransactionException rollbackFailure() {
        return new org.hibernate.TransactionException(
                "Unable to rollback against JDBC Connection", new SQLException("Connection is closed"));
    }

    private static SQLException following(SQLException first, SQLException next) {
        first.setNextException(next);
        return first;
    }

    private static Exception suppressing(Exception failure, Exception suppressed) {
        failure.addSuppressed(suppressed);
        return failure;
    }

    /** A rollback that failed, and what it was about to roll back. */
    private static TransactionSystemException hidden(Exception application) {
        var rollback = new TransactionSystemException("Could not roll back");
        rollback.initApplicationException(application);
        return rollback;
    }

    private static MongoException labelled(MongoException e) {
        e.addLabel("RetryableWriteError");
        return e;
    }

    private static BsonDocument reply(int code) {
        return new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString("?"));
    }
}
