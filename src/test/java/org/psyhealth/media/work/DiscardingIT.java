package org.psyhealth.media.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.media.MediaModule;
import org.psyhealth.media.carrier.Carriers;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.messaging.consumer.ToldProgress;
import org.psyhealth.support.Deliveries;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRole;

/**
 * A file ends when nothing has carried it for long enough, by the times of the facts and in whatever order they come.
 */
class DiscardingIT {

    private static final ModuleContext MODULE = MediaModule.start(Map.of());
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private StoredFiles files = new StoredFiles(MODULE);
    private final UUID profile = UUID.randomUUID();
    private long version;

    @BeforeEach
    void empty() {
        MODULE.empty();
        MODULE.get(ToldProgress.class).tell(true);
        files = new StoredFiles(MODULE);
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void a_file_that_nothing_carries_is_ended_with_its_objects() {
        var file = files.ready(MediaPurpose.AVATAR, true);

        passes(Carriers.KEPT.minus(MOMENT));
        assertThat(isThere(file)).isTrue();
        passes(MOMENT);

        assertThat(isThere(file)).isFalse();
        assertThat(MODULE.rows("select status, owner_id from media.media"))
                .containsExactly("{status=DELETED, owner_id=null}");
        assertThat(MODULE.rows("select bytes from media.usage")).containsExactly("{bytes=0}");
    }

    @Test
    void a_document_is_ended_like_any_other_file() {
        var file = files.ready(MediaPurpose.DOCUMENT, false);
        passes(Carriers.KEPT);
        assertThat(isThere(file)).isFalse();
    }

    @Test
    void a_carried_file_stays_until_its_carrier_has_dropped_it_for_long_enough() {
        var file = files.ready(MediaPurpose.AVATAR, false);
        carries(file);
        passes(Carriers.KEPT.multipliedBy(30));
        assertThat(isThere(file)).isTrue();

        carries();
        passes(Carriers.KEPT.minus(MOMENT));
        assertThat(isThere(file)).isTrue();
        passes(MOMENT);
        assertThat(isThere(file)).isFalse();
    }

    @Test
    void a_file_that_is_carried_again_in_time_stays() {
        var file = files.ready(MediaPurpose.AVATAR, false);
        carries(file);
        carries();
        passes(Carriers.KEPT.minus(MOMENT));
        carries(file);
        passes(Carriers.KEPT.multipliedBy(3));
        assertThat(isThere(file)).isTrue();
    }

    @Test
    void the_time_counts_from_when_it_happened_and_not_from_its_arrival() {
        var file = files.ready(MediaPurpose.AVATAR, false);
        carries(file);
        var dropped = carriedAt(MODULE.clock().instant().plus(MOMENT));
        passes(Carriers.KEPT.multipliedBy(2));
        assertThat(isThere(file)).isTrue();

        MODULE.listeners().on(dropped);
        StoredFiles.runAll(MODULE);

        assertThat(isThere(file)).isFalse();
    }

    @Test
    void nothing_is_ended_while_the_consumer_lags_and_what_arrives_late_counts() {
        var file = files.ready(MediaPurpose.AVATAR, false);
        var late = carriedAt(MODULE.clock().instant().plus(MOMENT), file);
        MODULE.get(ToldProgress.class).tell(false);
        passes(Carriers.KEPT.multipliedBy(5));
        assertThat(isThere(file)).isTrue();

        MODULE.listeners().on(late);
        MODULE.get(ToldProgress.class).tell(true);
        passes(Carriers.KEPT);

        assertThat(isThere(file)).isTrue();
    }

    @Test
    void a_replay_and_a_rebuild_end_nothing() {
        var kept = files.ready(MediaPurpose.AVATAR, false);
        var stream = new ArrayList<DomainEvent>();
        stream.add(carriedAt(MODULE.clock().instant()));
        stream.add(carriedAt(MODULE.clock().instant(), kept));
        stream.forEach(MODULE.listeners()::on);
        passes(Carriers.KEPT.multipliedBy(10));

        var young = files.ready(MediaPurpose.AVATAR, false);
        stream.add(carriedAt(MODULE.clock().instant(), kept, young));
        stream.reversed().forEach(MODULE.listeners()::on);

        MODULE.empty("media.carrier", "media.carriage");
        MODULE.get(ToldProgress.class).tell(false);
        passes(Carriers.KEPT);
        MODULE.listeners().on(stream.getFirst());
        passes(Carriers.KEPT);
        MODULE.listeners().on(stream.getLast());
        MODULE.get(ToldProgress.class).tell(true);
        passes(Carriers.KEPT.multipliedBy(40));
        assertThat(isThere(kept)).isTrue();
        assertThat(isThere(young)).isTrue();
    }

    @Test
    void a_file_whose_carriage_was_forgotten_is_found_some_day() {
        var file = files.ready(MediaPurpose.AVATAR, false);
        carries(file);
        passes(Carriers.KEPT);
        MODULE.empty("media.carrier", "media.carriage");
        carries();
        passes(Duration.ofDays(30));
        assertThat(isThere(file)).isFalse();
    }

    @Test
    void captions_live_and_end_with_their_recording() {
        var recording = files.ready(MediaPurpose.AUDIO, false);
        var captions = files.ready(
                UUID.randomUUID(),
                MediaPurpose.CAPTION,
                false,
                recording,
                MODULE.clock().instant());
        carries(recording);
        passes(Carriers.KEPT.multipliedBy(3));
        assertThat(isThere(captions)).isTrue();

        carries();
        passes(Carriers.KEPT);
        assertThat(isThere(recording)).isFalse();
        assertThat(isThere(captions)).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#fewSeeds")
    void shuffled_and_repeated_streams_end_the_same_files_at_the_same_times(long seed) {
        var random = new Random(seed);
        var start = MODULE.clock().instant();
        var ids = IntStream.range(0, 5)
                .mapToObj(number -> new UUID(seed, random.nextLong()))
                .toList();
        var madeAt = ids.stream().map(id -> someTime(start, random)).toList();
        var stream = stream(start, ids, random);

        var clean = run(start, ids, madeAt, stream);
        assertThat(run(start, ids, madeAt, Deliveries.shuffledAndRepeated(stream, random)))
                .isEqualTo(clean);
    }

    /** Which file ends in which hour after all was heard. */
    private List<String> run(Instant start, List<UUID> ids, List<Instant> madeAt, List<DomainEvent> delivered) {
        MODULE.empty();
        MODULE.clock().advance(Duration.between(MODULE.clock().instant(), start));
        for (var file = 0; file < ids.size(); file++) {
            files.ready(ids.get(file), MediaPurpose.AVATAR, false, null, madeAt.get(file));
        }
        delivered.forEach(MODULE.listeners()::on);
        var ended = new ArrayList<String>();
        for (var hour = 0; hour < 80; hour++) {
            passes(Duration.ofHours(1));
            var at = hour;
            ids.stream().filter(id -> !isThere(id)).forEach(id -> ended.add(at + " " + id));
        }
        return ended;
    }

    private List<DomainEvent> stream(Instant start, List<UUID> ids, Random random) {
        var stream = new ArrayList<DomainEvent>();
        for (var person = 0; person < 2; person++) {
            var id = UUID.randomUUID();
            var times = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(change -> someTime(start, random))
                    .sorted()
                    .toList();
            for (var change = 0; change < times.size(); change++) {
                var carried =
                        ids.stream().filter(file -> random.nextInt(3) == 0).toList();
                stream.add(changed(EventMeta.of(id, change, times.get(change)), carried));
            }
        }
        return stream;
    }

    private static Instant someTime(Instant start, Random random) {
        return start.plus(Duration.ofHours(random.nextInt(48)));
    }

    private void carries(UUID... carried) {
        MODULE.listeners().on(carriedAt(MODULE.clock().instant(), carried));
    }

    private DomainEvent carriedAt(Instant time, UUID... carried) {
        return changed(EventMeta.of(profile, version++, time), List.of(carried));
    }

    private static DomainEvent changed(EventMeta meta, List<UUID> carried) {
        return new UserProfileChanged(
                meta, new UserProfile("Lan", UserRole.MEMBER, "vi", "UTC", meta.time(), null, carried), null);
    }

    private static void passes(Duration time) {
        MODULE.clock().advance(time);
        StoredFiles.runAll(MODULE);
    }

    private static boolean isThere(UUID file) {
        return MODULE.get(MediaRecords.class).find(file).isPresent();
    }
}
