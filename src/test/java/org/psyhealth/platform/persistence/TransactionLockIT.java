package org.psyhealth.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.psyhealth.support.ModuleContext;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionLockIT {

    private static final TransactionLock LOCK = TransactionLock.exclusive("topic.post_count");

    private final ModuleContext module = ModuleContext.of("topic");
    private final TransactionTemplate transactions = module.get(TransactionTemplate.class);

    @AfterAll
    void close() {
        module.close();
    }

    @Test
    void each_transaction_holds_it_until_its_end_however_often_it_asks() {
        for (var round = 0; round < 2; round++) {
            transactions.executeWithoutResult(status -> {
                LOCK.take(module.jdbc());
                LOCK.take(module.jdbc());
                assertThat(isFree()).isFalse();
            });
            assertThat(isFree()).isTrue();
            transactions.executeWithoutResult(status -> {
                LOCK.take(module.jdbc());
                status.setRollbackOnly();
            });
            assertThat(isFree()).isTrue();
        }
    }

    @Test
    void without_a_transaction_it_is_of_no_use() {
        assertThatIllegalStateException().isThrownBy(() -> LOCK.take(module.jdbc()));
    }

    /** Asked by another transaction. */
    private boolean isFree() {
        return CompletableFuture.supplyAsync(() -> transactions.execute(status -> module.jdbc()
                        .sql("select pg_try_advisory_xact_lock('topic.post_count'::regclass::oid::bigint)")
                        .query(Boolean.class)
                        .single()))
                .join();
    }
}
