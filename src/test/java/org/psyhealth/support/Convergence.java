package org.psyhealth.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The property of every module's consumers: their final state is a function of the newest record of each subject only.
 * It does not depend on the order in which the records of all streams arrive, on duplicates, on restarts from the
 * beginning, or on older records that compaction has removed.
 */
public final class Convergence {

    private static final int PARTITIONS = 2;
    private static final int POLL = 10;

    private final ModuleContext module;
    private final List<String> state;
    private final TransactionTemplate transactions;

    /**
     * Checks the property for a module.
     *
     * @param state queries for the complete state of the module, in a stable order and without random values, such as
     *     generated ids
     */
    public Convergence(ModuleContext module, String... state) {
        this.module = module;
        this.state = List.of(state);
        this.transactions = new TransactionTemplate(module.get(PlatformTransactionManager.class));
    }

    /** The records of all the module's streams in a clean order. */
    public List<DomainEvent> clean(long seed) {
        return new EventStreams(seed)
                .all().stream().filter(module.listeners()::read).toList();
    }

    /** Delivers the records of a clean run to the empty module. */
    public void runCleanly(long seed) {
        module.empty();
        deliver(clean(seed));
    }

    /** Fails unless disturbed streams lead to the same state as the clean run. */
    public void check(long seed) {
        var random = new Random(seed);
        runCleanly(seed);
        var expected = state();
        var everything = everything();
        var clean = clean(seed);

        deliver(Deliveries.shuffledAndRepeated(clean, random));
        assertThat(everything()).as("seed %d, replayed", seed).isEqualTo(everything);

        module.empty();
        var delivered = Deliveries.shuffledAndRepeated(clean, random);
        deliver(delivered.subList(0, random.nextInt(delivered.size())));
        deliver(Deliveries.shuffledAndRepeated(clean, random));
        assertThat(state()).as("seed %d, disturbed", seed).isEqualTo(expected);

        module.empty();
        deliver(Deliveries.shuffledAndRepeated(newest(clean), random));
        assertThat(state()).as("seed %d, compacted", seed).isEqualTo(expected);
    }

    /**
     * Fails unless concurrent consumers do so too: as in several tasks, each has a partition of one stream and handles
     * the records of one poll in one transaction.
     */
    public void checkConcurrently(long seed) throws Exception {
        var random = new Random(seed);
        runCleanly(seed);
        var expected = state();
        var partitions = List.copyOf(Deliveries.shuffledAndRepeated(clean(seed), random).stream()
                .collect(Collectors.groupingBy(this::partitionOf))
                .values());

        module.empty();
        Concurrently.run(partitions.size(), consumer -> consume(partitions.get(consumer)));

        assertThat(state()).as("seed %d, several consumers", seed).isEqualTo(expected);
    }

    /** Fails unless a new module that reads only the compacted log reaches the same state. */
    public void checkFromCompactedLog(long seed) throws Exception {
        runCleanly(seed);
        var expected = state();
        var clean = clean(seed);

        module.empty();
        var left = new CompactedLog(module.get(CloudEventsCodec.class))
                .compacted(clean.stream().collect(Collectors.groupingBy(module.listeners()::contractOf)));
        assertThat(left)
                .as("seed %d, what the broker keeps", seed)
                .hasSizeLessThan(clean.size())
                .containsExactlyInAnyOrderElementsOf(newest(clean));
        deliver(left);
        assertThat(state()).as("seed %d, from the compacted log", seed).isEqualTo(expected);
    }

    private String partitionOf(DomainEvent event) {
        var partition = Math.floorMod(event.meta().subject().hashCode(), PARTITIONS);
        return module.listeners().contractOf(event).getName() + partition;
    }

    private void consume(List<DomainEvent> records) {
        for (var from = 0; from < records.size(); from += POLL) {
            var poll = records.subList(from, Math.min(from + POLL, records.size()));
            try {
                deliver(poll);
            } catch (ConcurrencyFailureException e) {
                poll.forEach(this::deliverAlone);
            }
        }
    }

    /** Retries a record after a deadlock, as consumers do. */
    private void deliverAlone(DomainEvent event) {
        while (true) {
            try {
                deliver(List.of(event));
                return;
            } catch (ConcurrencyFailureException e) {
                // the next attempt
            }
        }
    }

    private void deliver(List<DomainEvent> records) {
        transactions.executeWithoutResult(status -> records.forEach(module.listeners()::on));
    }

    /** The records that remain after compaction. */
    private static List<DomainEvent> newest(List<DomainEvent> clean) {
        var bySubject = new LinkedHashMap<String, DomainEvent>();
        clean.forEach(event -> bySubject.put(event.meta().subject(), event));
        return List.copyOf(bySubject.values());
    }

    private List<List<String>> state() {
        return state.stream().map(module::rows).toList();
    }

    /** All rows of all tables with all their columns. */
    private List<List<String>> everything() {
        return module.tables().stream()
                .map(table -> module.rows("select * from " + table + " t order by t::text"))
                .toList();
    }
}
