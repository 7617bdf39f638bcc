package org.psyhealth.platform.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.kafka.listener.adapter.BatchToRecordAdapter.Callback;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** What a listener writes for a record is written as a whole, however many records a poll returned. */
class TransactionalBatchAdapterTests {

    private final List<String> transactions = new ArrayList<>();
    private final TransactionalBatchAdapter adapter =
            new TransactionalBatchAdapter(codec(), new Recording(), ObservationRegistry.NOOP);

    @Test
    void a_record_alone_has_a_transaction() {
        adapt(1, record -> transactions.add("handled"));

        assertThat(transactions).containsExactly("begin", "handled", "commit");
    }

    @Test
    void a_poll_has_one_transaction() {
        adapt(3, record -> transactions.add("handled"));

        assertThat(transactions).containsExactly("begin", "handled", "handled", "handled", "commit");
    }

    @Test
    void a_failure_takes_back_what_was_written_for_the_record_and_for_no_other() {
        assertThatThrownBy(() -> adapt(2, record -> {
                    transactions.add("handled " + record);
                    if (record == 1) {
                        throw new IllegalStateException();
                    }
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(transactions)
                .containsExactly(
                        "begin",
                        "handled 0",
                        "handled 1",
                        "rollback", // all at once
                        "begin",
                        "handled 0",
                        "commit", // and one by one
                        "begin",
                        "handled 1",
                        "rollback");
    }

    private static CloudEventsCodec codec() {
        var codec = mock(CloudEventsCodec.class);
        given(codec.read(any(), any())).willReturn(mock(DomainEvent.class));
        return codec;
    }

    private void adapt(int size, Handler handler) {
        var records = IntStream.range(0, size)
                .mapToObj(offset -> new ConsumerRecord<Object, Object>("topic", 0, offset, "key", new byte[0]))
                .toList();
        List<Message<?>> messages = records.stream()
                .<Message<?>>map(record -> new GenericMessage<>(record.value()))
                .toList();
        Callback<Object, Object> listener =
                (record, acknowledgment, consumer, message) -> handler.handle((int) record.offset());
        adapter.adapt(messages, records, null, null, listener);
    }

    @FunctionalInterface
    private interface Handler {

        void handle(int record);
    }

    private final class Recording extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            transactions.add("begin");
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            transactions.add("commit");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            transactions.add("rollback");
        }
    }
}
