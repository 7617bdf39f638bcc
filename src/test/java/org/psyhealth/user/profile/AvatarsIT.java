package org.psyhealth.user.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.media.events.MediaDeleted;
import org.psyhealth.media.events.MediaEvent;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.MediaReady;
import org.psyhealth.media.events.MediaRefused;
import org.psyhealth.media.events.MediaVariant;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.Deliveries;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.MutableClock;
import org.psyhealth.support.RecordedEvents;
import org.psyhealth.user.avatar.MediaStore;
import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.profile.PendingAvatar.AvatarProblem;
import org.springframework.security.oauth2.jwt.Jwt;

/** The join of what a person chose with what is told of the files, over real stores. */
class AvatarsIT {

    private static final ModuleContext MODULE = ModuleContext.of("user");
    private static final IfMatch ANY = new IfMatch(null);

    private final Avatars avatars = MODULE.get(Avatars.class);
    private final ProfileStore profiles = MODULE.get(ProfileStore.class);
    private final ProfileService service = MODULE.get(ProfileService.class);
    private final ProfileViews views = MODULE.get(ProfileViews.class);
    private final MediaStore media = MODULE.get(MediaStore.class);
    private final AvatarSettlement settlement = MODULE.get(AvatarSettlement.class);
    private final RecordedEvents recorded = MODULE.get(RecordedEvents.class);
    private final MutableClock clock = MODULE.get(MutableClock.class);

    private UUID person = UUID.randomUUID();
    private UUID picture = UUID.randomUUID();
    private UUID other = UUID.randomUUID();

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @BeforeEach
    void a_new_person() {
        service.own(claims());
    }

    @Test
    void a_picture_is_shown_as_soon_as_it_is_ready() {
        var waiting = views.own(choose(picture));
        assertThat(waiting.avatar()).isNull();
        assertThat(waiting.pendingAvatar())
                .isEqualTo(new PendingAvatar(picture, now().truncatedTo(ChronoUnit.MILLIS), null, null));
        assertThat(shown().mediaIds()).containsExactly(picture);

        MODULE.listeners().on(ready(picture, 1));

        assertThat(own().pendingAvatar()).isNull();
        assertThat(shown(own()).mediaId()).isEqualTo(picture);
        assertThat(shown(own()).blurhash()).isEqualTo("LEHV6nWB2yk8");
        assertThat(shown(own()).images()).extracting(image -> image.width()).containsExactly(64, 128);
        assertThat(views.shown(service.find(person)).avatar()).isEqualTo(own().avatar());
        assertThat(Objects.requireNonNull(shown().avatar()).variants())
                .extracting(variant -> variant.key())
                .containsExactly("served/" + picture + "/64", "served/" + picture + "/128");
        assertThat(recorded.of(person))
                .extracting(event -> event.meta().aggregateVersion())
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void a_picture_that_is_ready_already_is_shown_at_once() {
        MODULE.listeners().on(ready(picture, 1));

        assertThat(shown(views.own(choose(picture))).mediaId()).isEqualTo(picture);
        assertThat(shown(views.own(choose(picture))).mediaId()).isEqualTo(picture);
        assertThat(recorded.of(person)).hasSize(2);
    }

    @Test
    void what_is_wrong_with_a_picture_is_told_to_its_person_alone() {
        MODULE.listeners().on(ready(picture, 1));
        choose(picture);
        choose(other);

        MODULE.listeners().on(new MediaRefused(meta(other, 1), person, MediaPurpose.AVATAR, RefusalReason.UNREADABLE));

        assertThat(shown(own()).mediaId()).isEqualTo(picture);
        assertThat(pending(own()).problem()).isEqualTo(AvatarProblem.REFUSED);
        assertThat(pending(own()).reason()).isEqualTo(RefusalReason.UNREADABLE);
        assertThat(shown().mediaIds()).containsExactly(picture);
        assertThat(told().toString()).doesNotContain("UNREADABLE", other.toString());
    }

    @Test
    void a_picture_of_somebody_else_is_taken_like_any_and_never_shown() {
        MODULE.listeners().on(ready(picture, 1, UUID.randomUUID(), MediaPurpose.AVATAR));
        MODULE.listeners().on(ready(other, 1, person, MediaPurpose.PICTURE));

        for (var useless : List.of(picture, other)) {
            var own = views.own(choose(useless));
            assertThat(own.avatar()).isNull();
            assertThat(pending(own).problem()).isEqualTo(AvatarProblem.NOT_USABLE);
            assertThat(pending(own).reason()).isNull();
            assertThat(shown().mediaIds()).isEmpty();
        }
    }

    @Test
    void a_removed_picture_is_gone_with_what_was_waited_for() {
        MODULE.listeners().on(ready(picture, 1));
        choose(picture);
        choose(other);

        avatars.remove(claims(), ANY);
        var version = profiles.find(person).orElseThrow().version();
        avatars.remove(claims(), ANY);
        MODULE.listeners().on(ready(other, 1));

        assertThat(own().avatar()).isNull();
        assertThat(own().pendingAvatar()).isNull();
        assertThat(shown().mediaIds()).isEmpty();
        assertThat(profiles.find(person).orElseThrow().version()).isEqualTo(version);
    }

    @Test
    void a_deleted_file_is_shown_no_more() {
        MODULE.listeners().on(ready(picture, 1));
        choose(picture);

        MODULE.listeners().on(new MediaDeleted(meta(picture, 2)));

        assertThat(own().avatar()).isNull();
        assertThat(own().pendingAvatar()).isNull();
        assertThat(shown().avatar()).isNull();
        assertThat(media.find(List.of(picture)).values())
                .singleElement()
                .satisfies(known -> assertThat(known.avatar()).isNull());
    }

    @Test
    void another_version_is_not_overwritten() {
        assertThatThrownBy(() -> avatars.choose(claims(), new IfMatch("\"7\""), picture))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(412));
        assertThatThrownBy(() -> avatars.remove(claims(), new IfMatch("\"7\""))).isInstanceOf(ProblemException.class);
        assertThat(own().pendingAvatar()).isNull();
        assertThat(avatars.choose(claims(), new IfMatch("\"0\""), picture).version())
                .isEqualTo(1);
    }

    @Test
    void a_wait_ends_after_a_day() {
        choose(picture);
        clock.advance(Duration.ofHours(23));
        settlement.run();
        assertThat(pending(own()).problem()).isNull();

        clock.advance(Duration.ofHours(1));
        settlement.run();

        assertThat(pending(own()).problem()).isEqualTo(AvatarProblem.TIMED_OUT);
        assertThat(shown().mediaIds()).isEmpty();
    }

    /** As after a crash between the two writes. */
    @Test
    void what_was_told_but_not_settled_is_found() {
        choose(picture);
        media.keep(ready(picture, 1));
        assertThat(own().avatar()).isNull();

        clock.advance(Duration.ofMinutes(1));
        settlement.run();

        assertThat(shown(own()).mediaId()).isEqualTo(picture);
    }

    @RepeatedTest(20)
    void choosing_and_becoming_ready_at_the_same_time_miss_nothing() throws Exception {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var choosing = both.submit(() -> choose(picture));
            var telling = both.submit(() -> MODULE.listeners().on(ready(picture, 1)));
            choosing.get();
            telling.get();
        }

        assertThat(shown(own()).mediaId()).isEqualTo(picture);
    }

    /** The choices in their order, among what is told in any order and repeatedly. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#seeds")
    void whatever_arrives_first_the_end_is_the_same(long seed) {
        var random = new Random(seed);
        var commands = commands(random);
        var told = Stream.of(0, 1, 2)
                .flatMap(number -> history(number, random).stream())
                .toList();
        var clean = run(commands, told, random);

        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(run(commands, Deliveries.shuffledAndRepeated(told, random), random))
                    .as("chosen %s, told %s", commands, told)
                    .isEqualTo(clean);
        }
    }

    /** A number is the picture that is chosen, -1 none. */
    private static List<Integer> commands(Random random) {
        return random.ints(1 + random.nextInt(4), -1, 3).boxed().toList();
    }

    private static List<Fact> history(int number, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> List.of();
            case 1 -> List.of(new Fact(number, "ready", 2));
            case 2 -> List.of(new Fact(number, "refused", 2), new Fact(number, "deleted", 3));
            case 3 -> List.of(new Fact(number, "ready", 2), new Fact(number, "deleted", 3));
            case 4 ->
                List.of(new Fact(number, "ready", 2), new Fact(number, "refused", 3), new Fact(number, "deleted", 4));
            case 5 -> List.of(new Fact(number, "deleted", 2));
            default -> List.of(new Fact(number, "anothers", 2));
        };
    }

    /** What is seen at the end, of a new person and new pictures. */
    private String run(List<Integer> commands, List<Fact> told, Random random) {
        person = UUID.randomUUID();
        var pictures = Stream.generate(UUID::randomUUID).limit(3).toList();
        var chosen = new ArrayList<>(commands);
        var facts = new ArrayList<>(told);
        while (!chosen.isEmpty() || !facts.isEmpty()) {
            if (facts.isEmpty() || !chosen.isEmpty() && random.nextBoolean()) {
                var number = chosen.removeFirst();
                if (number < 0) {
                    avatars.remove(claims(), ANY);
                } else {
                    choose(pictures.get(number));
                }
            } else {
                MODULE.listeners().on(event(facts.removeFirst(), pictures));
            }
        }
        var own = own();
        var shown = own.avatar();
        var pending = own.pendingAvatar();
        return "shown %s, pending %s, carried %s"
                .formatted(
                        shown == null ? "none" : pictures.indexOf(shown.mediaId()),
                        pending == null
                                ? "none"
                                : pictures.indexOf(pending.mediaId()) + " " + pending.problem() + pending.reason(),
                        shown().mediaIds().stream().map(pictures::indexOf).toList());
    }

    private MediaEvent event(Fact fact, List<UUID> pictures) {
        var id = pictures.get(fact.number());
        return switch (fact.kind()) {
            case "ready" -> ready(id, fact.version());
            case "refused" ->
                new MediaRefused(meta(id, fact.version()), person, MediaPurpose.AVATAR, RefusalReason.UNSAFE);
            case "deleted" -> new MediaDeleted(meta(id, fact.version()));
            default -> ready(id, fact.version(), UUID.randomUUID(), MediaPurpose.AVATAR);
        };
    }

    private Profile choose(UUID mediaId) {
        return avatars.choose(claims(), ANY, mediaId);
    }

    private OwnProfile own() {
        return views.own(profiles.find(person).orElseThrow());
    }

    private static AvatarView shown(OwnProfile profile) {
        return Objects.requireNonNull(profile.avatar(), "no picture is shown");
    }

    private static PendingAvatar pending(OwnProfile profile) {
        return Objects.requireNonNull(profile.pendingAvatar(), "nothing is waited for");
    }

    private UserEvent told() {
        return (UserEvent) recorded.of(person).stream()
                .filter(UserEvent.class::isInstance)
                .toList()
                .getLast();
    }

    private UserProfile shown() {
        return Objects.requireNonNull(told().profile());
    }

    private MediaReady ready(UUID id, long version) {
        return ready(id, version, person, MediaPurpose.AVATAR);
    }

    private MediaReady ready(UUID id, long version, UUID owner, MediaPurpose purpose) {
        var variants = Stream.of(64, 128)
                .map(size -> new MediaVariant("served/" + id + "/" + size, "image/jpeg", 1_000, size, size))
                .toList();
        return new MediaReady(meta(id, version), owner, purpose, variants, null, null, "LEHV6nWB2yk8", null, null);
    }

    private EventMeta meta(UUID id, long version) {
        return EventMeta.of(id, version, now());
    }

    private Instant now() {
        return clock.instant();
    }

    private IdentityClaims claims() {
        return IdentityClaims.of(
                new Caller(person, Set.of(Role.MEMBER)),
                Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .subject(person.toString())
                        .claim("nickname", "An")
                        .build());
    }

    private record Fact(int number, String kind, long version) {}
}
