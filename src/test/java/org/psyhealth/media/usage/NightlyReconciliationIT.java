package org.psyhealth.media.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.psyhealth.media.MediaModule;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.NewRecord;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.ModuleContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The figures of usage against the files that they are about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightlyReconciliationIT {

    private static final String WRONG = """
            select usage.owner_id from media.usage
                left join media.media file on file.owner_id = usage.owner_id and file.status <> 'DELETED'
            group by usage.owner_id
            having usage.bytes <> coalesce(sum(file.counted), 0)
                or usage.unfinished <> count(file.id) filter (where file.status in ('UPLOADING', 'SCANNING'))""";

    private final ModuleContext module = MediaModule.withoutStore();
    private final NightlyReconciliation reconciliation = module.get(NightlyReconciliation.class);

    @BeforeEach
    void empty() {
        module.empty();
    }

    @AfterAll
    void close() {
        module.close();
    }

    @Test
    void wrong_figures_are_mended_and_counted() {
        var counter = module.get(MeterRegistry.class).counter("psyhealth.media.usage.mended");
        var before = counter.count();
        for (var person = 0; person < 450; person++) {
            announce(new Caller(UUID.randomUUID(), Set.of(Role.MEMBER)));
        }
        module.jdbc().sql("""
                        update media.usage set bytes = 7, unfinished = 3
                        where owner_id in (select owner_id from media.usage order by owner_id desc limit 2)""").update();
        assertThat(module.rows(WRONG)).hasSize(2);

        reconciliation.run();

        assertThat(module.rows(WRONG)).isEmpty();
        assertThat(counter.count() - before).isEqualTo(2);
        reconciliation.run();
        assertThat(counter.count() - before).isEqualTo(2);
    }

    @Test
    void fifty_at_once_reserve_no_more_than_there_is_and_nothing_is_lost_meanwhile() throws Exception {
        var owner = new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));
        var accepted = new AtomicInteger();
        var over = new AtomicBoolean();
        var mending = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                reconciliation.run();
            }
        });
        Concurrently.run(50, thread -> {
            try {
                announce(owner);
                accepted.incrementAndGet();
            } catch (ProblemException e) {
                assertThat(e.getStatusCode().value()).isEqualTo(429);
            }
        });
        over.set(true);
        mending.join();

        assertThat(accepted).hasValue(10);
        assertThat(module.rows("select bytes, unfinished from media.usage"))
                .containsExactly("{bytes=1000, unfinished=10}");
        assertThat(module.rows(WRONG)).isEmpty();
    }

    private void announce(Caller owner) {
        module.get(TransactionTemplate.class).executeWithoutResult(status -> {
            module.get(Usage.class).reserve(owner, 100);
            module.get(MediaRecords.class)
                    .add(new NewRecord(
                            UUID.randomUUID(),
                            owner.id(),
                            MediaPurpose.PICTURE,
                            MediaFormat.JPEG,
                            100,
                            new byte[32],
                            null,
                            null,
                            "incoming/x"));
        });
    }
}
