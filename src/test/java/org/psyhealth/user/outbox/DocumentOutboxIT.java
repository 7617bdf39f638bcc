package org.psyhealth.user.outbox;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.MalformedEventException;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.MutableClock;
import org.psyhealth.support.RecordedEvents;
import org.psyhealth.support.RecordedEvents.Failure;
import org.psyhealth.user.events.Avatar;
import org.psyhealth.user.events.AvatarVariant;
import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserRole;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Kills the relay at each of its steps; whatever happens, the sweeper completes it. */
class DocumentOutboxIT {

    private static final ModuleContext MODULE = ModuleContext.of("user");

    private final MongoCollection<Document> users =
            MODULE.get(MongoDatabase.class).getCollection("users");

    private final DocumentOutbox outbox = MODULE.get(DocumentOutbox.class);

    private final DocumentRelay relay = MODULE.get(DocumentRelay.class);

    private final OutboxSweeper sweeper = MODULE.get(OutboxSweeper.class);

    private final CloudEventsCodec codec = MODULE.get(CloudEventsCodec.class);

    private final RecordedEvents recorded = MODULE.get(RecordedEvents.class);

    private final ApplicationEventPublisher publisher = MODULE.get(ApplicationEventPublisher.class);

    private final PlatformTransactionManager transactions = MODULE.get(PlatformTransactionManager.class);

    private final DataSource dataSource = MODULE.get(DataSource.class);

    private final MutableClock clock = MODULE.get(MutableClock.class);

    final UUID user = UUID.randomUUID();
    final UserEvent registered =
            new UserRegistered(meta(0), state("Nguyễn Thị Ánh 🌱", UserRole.MEMBER), "v1.local.c29tZXRoaW5n");
    final UserEvent changed = new UserProfileChanged(meta(1), state("👩🏽‍⚕️ Ánh", UserRole.THERAPIST), null);
    final UserEvent changedAgain = new UserProfileChanged(meta(2), state("Ánh", UserRole.STAFF), null);

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @BeforeEach
    void nothing_is_left_of_other_tests() {
        recorded.failing(Failure.NONE);
        users.deleteMany(new Document());
    }

    @Test
    void a_relayed_event_is_recorded_once_and_leaves_its_document() {
        write(registered);

        relay.relay(user);

        assertThat(recordedIds()).containsExactly(registered.meta().id());
        assertThat(document()).containsOnlyKeys("_id");
    }

    @Test
    void an_event_comes_back_from_its_document_as_it_was() {
        write(registered, changed);

        assertThat(outbox.find(user).orElseThrow().events())
                .extracting(pending -> pending.restore(user, codec))
                .containsExactly(registered, changed);
    }

    @Test
    void a_stored_event_names_its_type_and_no_class() {
        write(registered);

        assertThat(document().getList("outbox", Document.class).getFirst())
                .containsOnlyKeys("id", "type", "version", "time", "payload");
        assertThat(document().toJson())
                .contains("org.psyhealth.user.registered.v1")
                .doesNotContain("UserRegistered");
    }

    @Test
    void a_process_that_dies_right_after_the_write_loses_nothing() {
        write(registered);

        sweepWhenTheLeaseIsOver();

        assertThat(recordedIds()).containsExactly(registered.meta().id());
        assertThat(document()).containsOnlyKeys("_id");
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_THE_ROW", "BEFORE_THE_COMMIT"})
    void a_process_that_dies_before_the_commit_loses_nothing(Failure point) {
        write(registered);
        recorded.failing(point);

        relay.relay(user);

        assertThat(recordedIds()).isEmpty();
        assertThat(pendingIds()).containsExactly(registered.meta().id());

        recorded.failing(Failure.NONE);
        sweepWhenTheLeaseIsOver();

        assertThat(recordedIds()).containsExactly(registered.meta().id());
        assertThat(document()).containsOnlyKeys("_id");
    }

    @Test
    void a_process_that_dies_after_the_commit_sends_the_same_event_again() {
        write(registered);
        recorded.failing(Failure.AFTER_THE_COMMIT);

        relay.relay(user);

        assertThat(pendingIds()).containsExactly(registered.meta().id());

        recorded.failing(Failure.NONE);
        sweepWhenTheLeaseIsOver();

        assertThat(recorded.of(user)).hasSize(2);
        assertThat(recorded.of(user).get(1)).isEqualTo(recorded.of(user).get(0));
        assertThat(document()).containsOnlyKeys("_id");
    }

    @Test
    void a_removal_that_fails_sends_the_same_event_again() {
        write(registered);

        relayOver(collectionThatFailsTo("updateOne")).relay(user);

        assertThat(recordedIds()).containsExactly(registered.meta().id());
        assertThat(pendingIds()).containsExactly(registered.meta().id());

        sweepWhenTheLeaseIsOver();

        assertThat(recordedIds())
                .containsExactly(registered.meta().id(), registered.meta().id());
        assertThat(document()).containsOnlyKeys("_id");
    }

    @Test
    void events_that_were_left_behind_are_recorded_in_their_order_before_later_ones() {
        write(registered, changed);
        recorded.failing(Failure.BEFORE_THE_COMMIT);
        relay.relay(user);
        recorded.failing(Failure.NONE);

        append(changedAgain);
        relay.relay(user);

        assertThat(recorded.of(user))
                .extracting(event -> event.meta().aggregateVersion())
                .containsExactly(0L, 1L, 2L);
        assertThat(document()).containsOnlyKeys("_id");
    }

    @Test
    void an_event_that_arrives_while_another_is_removed_stays() {
        write(registered);
        var pending = outbox.find(user).orElseThrow().events();
        append(changed);

        outbox.remove(user, pending.getFirst().id());

        assertThat(pendingIds()).containsExactly(changed.meta().id());
    }

    @Test
    void a_document_that_is_being_relayed_is_left_alone() {
        write(registered);

        sweeper.sweep();

        assertThat(recordedIds()).isEmpty();
        assertThat(pendingIds()).containsExactly(registered.meta().id());
    }

    @Test
    void only_one_of_many_tasks_takes_over_a_document() throws Exception {
        write(registered);
        clock.advance(DocumentOutbox.LEASE);

        var claims = allAtOnce(8, outbox::claim);

        assertThat(claims)
                .extracting(Future::resultNow)
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    void an_event_that_cannot_be_read_holds_up_no_other_document() {
        var unreadable = new PendingEvent(UUID.randomUUID(), "org.psyhealth.user.cloned.v7", 3, clock.instant(), "{}");
        write(registered);
        users.updateOne(eq(user), set("outbox", List.of(unreadable.toDocument())));
        var other = UUID.randomUUID();
        var event = new UserRegistered(EventMeta.of(other, 0, now()), state("Bình", UserRole.MEMBER), null);
        insert(other, event);
        clock.advance(DocumentOutbox.LEASE);

        sweeper.sweep();

        assertThat(recorded.of(other))
                .extracting(told -> told.meta().id())
                .containsExactly(event.meta().id());
        assertThat(pendingIds()).containsExactly(unreadable.id());
        assertThatThrownBy(() -> unreadable.restore(user, codec)).isInstanceOf(MalformedEventException.class);
    }

    /** A process that knows its type may have recorded it: an older event must not become the newest record. */
    @Test
    void what_comes_before_an_event_that_cannot_be_read_waits_with_it() {
        var unreadable = new PendingEvent(UUID.randomUUID(), "org.psyhealth.user.cloned.v7", 3, clock.instant(), "{}");
        write(registered);
        users.updateOne(eq(user), push("outbox", unreadable.toDocument()));

        sweepWhenTheLeaseIsOver();
        relay.relay(user);

        assertThat(recordedIds()).isEmpty();
        assertThat(pendingIds()).containsExactly(registered.meta().id(), unreadable.id());
    }

    @Test
    void while_postgres_is_out_of_reach_only_the_sweeper_asks_for_it() {
        write(registered);
        var postgres = new BreakablePostgres(dataSource);
        var relay = new DocumentRelay(outbox, codec, publisher, MODULE.jdbc(), new JdbcTransactionManager(postgres));
        postgres.broken = true;

        relay.relay(user);
        relay.relay(user);

        assertThat(postgres.attempts).isEqualTo(1);
        assertThat(pendingIds()).containsExactly(registered.meta().id());

        postgres.broken = false;
        clock.advance(DocumentOutbox.LEASE);
        relay.sweep();
        assertThat(recordedIds()).containsExactly(registered.meta().id());

        append(changed);
        relay.relay(user);
        assertThat(recordedIds())
                .containsExactly(registered.meta().id(), changed.meta().id());
    }

    /** What it has read before it waited would be older than what another one has recorded meanwhile. */
    @Test
    void a_late_relay_does_not_record_an_old_event_after_a_newer_one() throws Exception {
        write(registered);
        Thread late;
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('user.outbox " + user + "', 0))");
            late = Thread.ofVirtual().start(() -> relay.relay(user));
            await().until(() -> MODULE.jdbc()
                            .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                            .query(Integer.class)
                            .single()
                    == 1);
            assertThat(recordedIds()).isEmpty();

            append(changed);
            outbox.remove(user, registered.meta().id());
            connection.commit();
        }
        late.join();

        assertThat(recordedIds()).containsExactly(changed.meta().id());
        assertThat(pendingIds()).isEmpty();
    }

    private void write(UserEvent first, UserEvent... others) {
        insert(user, first);
        Arrays.stream(others).forEach(this::append);
    }

    private void insert(UUID id, UserEvent event) {
        var document = new Document("_id", id);
        document.putAll(outbox.fieldsFor(event));
        users.insertOne(document);
    }

    private void append(UserEvent event) {
        users.updateOne(eq(user), outbox.append(event));
    }

    private void sweepWhenTheLeaseIsOver() {
        clock.advance(DocumentOutbox.LEASE);
        sweeper.sweep();
    }

    private Document document() {
        return Objects.requireNonNull(users.find(eq(user)).first());
    }

    private List<UUID> pendingIds() {
        return outbox.find(user).orElseThrow().events().stream()
                .map(PendingEvent::id)
                .toList();
    }

    private List<UUID> recordedIds() {
        return recorded.of(user).stream().map(event -> event.meta().id()).toList();
    }

    private EventMeta meta(long version) {
        return EventMeta.of(user, version, now());
    }

    private static UserProfile state(String name, UserRole role) {
        var media = UUID.randomUUID();
        var avatar = new Avatar(media, List.of(new AvatarVariant("served/a", "image/jpeg", 64, 64)), "LEHV6nWB2yk8");
        return new UserProfile(name, role, "vi", "Asia/Ho_Chi_Minh", now(), avatar, List.of(media, UUID.randomUUID()));
    }

    private static Instant now() {
        return Instant.parse("2026-03-01T08:00:00.123Z");
    }

    private DocumentRelay relayOver(MongoCollection<Document> documents) {
        return new DocumentRelay(
                new DocumentOutbox(documents, codec, Clock.systemUTC()), codec, publisher, MODULE.jdbc(), transactions);
    }

    @SuppressWarnings("unchecked")
    private MongoCollection<Document> collectionThatFailsTo(String operation) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoCollection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(operation)) {
                        throw new MongoSocketReadException("the connection broke", new ServerAddress());
                    }
                    try {
                        return method.invoke(users, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private static <T> List<Future<T>> allAtOnce(int times, Callable<T> task) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<T>>();
            for (var i = 0; i < times; i++) {
                tasks.add(task);
            }
            return threads.invokeAll(tasks);
        }
    }

    /** PostgreSQL on a port where nothing listens, while it is broken. */
    private static final class BreakablePostgres extends DelegatingDataSource {

        private final DataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://localhost:1/postgres");
        private boolean broken;
        private int attempts;

        BreakablePostgres(DataSource working) {
            super(working);
        }

        @Override
        public Connection getConnection() throws SQLException {
            attempts++;
            return broken ? nowhere.getConnection() : super.getConnection();
        }
    }
}
