package org.psyhealth.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.access.events.AccessAllowed;
import org.psyhealth.platform.access.events.AccessEvent;
import org.psyhealth.platform.access.events.AccessRefused;
import org.psyhealth.platform.access.events.AccessRefused.Reason;
import org.psyhealth.platform.access.events.AccessRefused.Scope;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.support.Deliveries;
import org.psyhealth.support.ModuleDatabase;
import org.psyhealth.support.MutableClock;

/** Processes over one table. */
class RefusedPeopleIT {

    private static final ModuleDatabase DATABASE = ModuleDatabase.of("platform");
    private static final Duration RELOAD = Duration.ofMinutes(5);

    private final MutableClock clock = new MutableClock();
    private final AccessTable table = new AccessTable(DATABASE.jdbc());
    private final UUID person = UUID.randomUUID();

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @Test
    void every_process_refuses_what_one_of_them_consumed() {
        var one = process();
        var other = process();
        table.upsert(refused(1, null));
        one.poll();
        other.poll();

        assertThat(one.find(person)).isEqualTo(new Refusal(Reason.SUSPENDED, Scope.WRITES, null));
        assertThat(other.find(person)).isNotNull();
        assertThat(one.find(UUID.randomUUID())).isNull();

        table.upsert(new AccessAllowed(meta(2)));
        other.poll();

        assertThat(other.find(person)).isNull();
    }

    @Test
    void a_process_that_starts_knows_who_is_refused_before_it_polls() {
        table.upsert(refused(1, null));

        assertThat(process().find(person)).isNotNull();
    }

    @Test
    void a_refusal_ends_by_itself() {
        var end = clock.instant().plusSeconds(60);
        table.upsert(refused(1, end));
        var process = process();
        assertThat(process.find(person)).isNotNull();

        clock.advance(Duration.ofSeconds(60));

        assertThat(process.find(person)).isNull();
    }

    @Test
    void what_is_committed_late_is_not_missed() throws Exception {
        var process = process();
        var late = UUID.randomUUID();
        var written = new CountDownLatch(1);
        var polled = new CountDownLatch(1);
        var slow = Thread.ofVirtual()
                .start(() -> DATABASE.transactions().executeWithoutResult(status -> {
                    table.upsert(refused(late));
                    written.countDown();
                    await(polled);
                }));
        written.await();
        table.upsert(refused(1, null));
        process.poll();
        assertThat(process.find(person)).isNotNull();
        assertThat(process.find(late)).isNull();

        polled.countDown();
        slow.join();
        process.poll();

        assertThat(process.find(late)).isNotNull();
    }

    @Test
    void the_newest_state_counts_in_whatever_order_the_records_come() {
        for (var seed = 0; seed < 50; seed++) {
            var subject = UUID.randomUUID();
            var stream = new ArrayList<AccessEvent>();
            for (var version = 1; version <= 6; version++) {
                var meta = EventMeta.of(subject, version, clock.instant());
                stream.add(
                        version % 2 == 1
                                ? new AccessRefused(meta, Reason.SUSPENDED, Scope.WRITES, null)
                                : new AccessAllowed(meta));
            }
            var process = process();
            for (var event : Deliveries.shuffledAndRepeated(List.copyOf(stream), new Random(seed))) {
                table.upsert(event);
                process.poll();
            }
            assertThat(process.find(subject)).isNull();
        }
    }

    @Test
    void a_restored_database_is_read_again_as_a_whole() {
        table.upsert(refused(1, null));
        var process = process();
        DATABASE.jdbc().sql("delete from platform.access").update();
        process.poll();
        assertThat(process.find(person))
                .as("a row that disappears is no change")
                .isNotNull();

        clock.advance(RELOAD);
        process.poll();

        assertThat(process.find(person)).isNull();
    }

    private RefusedPeople process() {
        var properties = new AccessProperties(Duration.ofSeconds(1), RELOAD, URI.create("https://help.example"));
        var process = new RefusedPeople(table, properties, clock, new SimpleMeterRegistry());
        process.afterSingletonsInstantiated();
        return process;
    }

    private AccessRefused refused(long version, @Nullable Instant until) {
        return new AccessRefused(meta(version), Reason.SUSPENDED, Scope.WRITES, until);
    }

    private AccessRefused refused(UUID somebody) {
        return new AccessRefused(EventMeta.of(somebody, 1, clock.instant()), Reason.SUSPENDED, Scope.WRITES, null);
    }

    private EventMeta meta(long version) {
        return EventMeta.of(person, version, clock.instant());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
