package org.psyhealth.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.messaging.outbox.SlotLeases.Relay;
import org.psyhealth.support.ModuleDatabase;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/** Leases by the database's clock, and what a session may still do when it has lost them. */
class SlotLeasesIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ModuleDatabase database = ModuleDatabase.of("platform");
    private final OutboxTable outbox = new OutboxTable(database.jdbc(), new JsonMapper());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_lease_that_is_renewed_does_not_expire_and_one_that_is_not_does() {
        var renewed = join("a", SHORT);
        join("b", SHORT);
        await().pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            assertThat(renewed.renew()).isTrue();
            assertThat(renewed.relays()).containsExactly(new Relay("a", false), new Relay("b", true));
        });
    }

    @Test
    void slots_of_an_expired_session_are_free_once_it_is_evicted() {
        var gone = join("gone", LONG);
        gone.resize(Slots.COUNT);
        var heir = join("heir", LONG);
        heir.resize(Slots.COUNT);
        assertThat(heir.held()).isEmpty();
        expire("gone");
        heir.evict(List.of("gone"));
        heir.resize(Slots.COUNT);
        assertThat(heir.held()).hasSize(Slots.COUNT);
        assertThat(gone.renew()).isFalse();
    }

    @Test
    void a_session_that_renews_before_it_is_evicted_keeps_its_slots() {
        var slow = join("slow", LONG);
        slow.resize(10);
        expire("slow");
        slow.renew();
        join("other", LONG).evict(List.of("slow"));
        assertThat(slow.relays()).contains(new Relay("slow", false));
        assertThat(holderOfSlots("slow")).isEqualTo(10);
    }

    @Test
    void a_session_whose_connection_has_ended_is_gone_before_its_lease_runs_out() throws Exception {
        try (var connection = DriverManager.getConnection(database.url())) {
            new SlotLeases(JdbcClient.create(new SingleConnectionDataSource(connection, true)), "killed", LONG).join();
            assertThat(join("other", LONG).relays()).contains(new Relay("killed", false));
        }
        var other = new SlotLeases(database.jdbc(), "other", LONG);
        await().untilAsserted(() -> assertThat(other.relays()).contains(new Relay("killed", true)));
        other.evict(List.of("killed"));
        assertThat(other.relays()).containsExactly(new Relay("other", false));
    }

    @Test
    void an_evicted_session_can_take_no_more_slots() {
        var evicted = evicted("evicted");
        assertThatThrownBy(() -> evicted.resize(1)).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void slots_above_the_share_are_free_for_others_and_leaving_frees_the_rest() {
        var first = join("first", LONG);
        first.resize(Slots.COUNT);
        var second = join("second", LONG);
        first.resize(40);
        second.resize(32);
        assertThat(second.held()).hasSize(24).doesNotContainAnyElementsOf(first.held());
        first.leave();
        second.resize(Slots.COUNT);
        assertThat(second.held()).hasSize(Slots.COUNT);
    }

    @Test
    void an_evicted_session_neither_deletes_nor_parks_rows() {
        var rows = new HeldRows(database.jdbc(), "evicted");
        evicted("evicted");
        var seq = insert("key");
        assertThatThrownBy(() -> rows.delete(List.of(seq))).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> rows.park(seq, "cause")).isInstanceOf(LeaseLostException.class);
        assertThat(outbox.state()).matches(state -> state.open() == 1 && state.parked() == 0);
    }

    @Test
    void a_session_is_not_evicted_between_the_check_and_the_end_of_its_deletion() {
        join("deleting", LONG);
        expire("deleting");
        var other = join("other", LONG);
        var seq = insert("key");
        database.transactions().executeWithoutResult(status -> {
            new HeldRows(database.jdbc(), "deleting").delete(List.of(seq));
            CompletableFuture.runAsync(() -> other.evict(List.of("deleting"))).join();
            assertThat(other.relays()).contains(new Relay("deleting", true));
        });
        other.evict(List.of("deleting"));
        assertThat(other.relays()).containsExactly(new Relay("other", false));
    }

    @Test
    void a_parked_row_that_a_younger_one_of_its_key_has_overtaken_is_dropped_and_another_sent_again() {
        join("relay", LONG);
        var rows = new HeldRows(database.jdbc(), "relay");
        var overtaken = insert("one");
        var waiting = insert("two");
        rows.park(overtaken, "a cause with \0 in it");
        rows.park(waiting, "cause");
        rows.delete(List.of(insert("one"), insert("three")));
        assertThat(outbox.state().parked()).isEqualTo(2);
        assertThat(outbox.redrive()).isEqualTo(new OutboxTable.OutboxRedrive(1, 1));
        assertThat(seqs(rows)).containsExactly(waiting);
    }

    @Test
    void a_row_given_back_while_a_younger_one_of_its_key_is_on_its_way_is_not_sent_after_it() {
        join("relay", LONG);
        var rows = new HeldRows(database.jdbc(), "relay");
        var older = insert("one");
        rows.park(older, "cause");
        var younger = insert("one");
        outbox.redrive();
        rows.delete(List.of(younger));
        assertThat(seqs(rows)).isEmpty();
    }

    private SlotLeases join(String relay, Duration lease) {
        var leases = new SlotLeases(database.jdbc(), relay, lease);
        leases.join();
        return leases;
    }

    private SlotLeases evicted(String relay) {
        var leases = join(relay, LONG);
        expire(relay);
        join("heir", LONG).evict(List.of(relay));
        return leases;
    }

    private void expire(String relay) {
        database.jdbc()
                .sql("update platform.relay set expires_at = '-infinity' where id = ?")
                .param(relay)
                .update();
    }

    private int holderOfSlots(String relay) {
        return database.jdbc()
                .sql("select count(*) from platform.slot_lease where relay = ?")
                .param(relay)
                .query(Integer.class)
                .single();
    }

    private long insert(String key) {
        outbox.insert(Slots.of(key), UUID.randomUUID(), "topic", key, Map.of(), new byte[0]);
        return database.jdbc()
                .sql("select max(seq) from platform.outbox")
                .query(Long.class)
                .single();
    }

    private static List<Long> seqs(HeldRows rows) {
        var all = IntStream.range(0, Slots.COUNT).boxed().toList();
        return rows.oldest(all, List.of(), List.of(), 10).stream()
                .map(OutboxRow::seq)
                .toList();
    }
}
