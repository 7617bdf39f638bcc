package org.psyhealth.user.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.user.events.Avatar;
import org.psyhealth.user.events.AvatarVariant;

class AvatarChoicesTests {

    private static final UUID AN = UUID.randomUUID();
    private static final UUID OLD = UUID.randomUUID();
    private static final UUID NEW = UUID.randomUUID();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final AvatarChoices chosen = AvatarChoices.NONE.choose(OLD, NOON);
    private final AvatarChoices both =
            chosen.settle(AN, Map.of(OLD, ready(OLD)), NOON).choose(NEW, LATER);

    @Test
    void a_picture_waits_until_it_is_ready() {
        var waiting = chosen.settle(AN, Map.of(), LATER);
        assertThat(waiting.shown()).isNull();
        assertThat(waiting.pending()).map(AvatarChoice::standing).contains(Standing.WAITING);
        assertThat(waiting.carried()).containsExactly(OLD);
        assertThat(waiting.waitingSince()).isEqualTo(NOON);

        var shown = waiting.settle(AN, Map.of(OLD, ready(OLD)), LATER);
        assertThat(shown.shown()).isEqualTo(avatar(OLD));
        assertThat(shown.pending()).isEmpty();
        assertThat(shown.carried()).containsExactly(OLD);
        assertThat(shown.waitingSince()).isNull();
    }

    @Test
    void the_old_picture_is_shown_until_the_new_one_is_ready() {
        var waiting = both.settle(AN, Map.of(OLD, ready(OLD)), LATER);
        assertThat(waiting.shown()).isEqualTo(avatar(OLD));
        assertThat(waiting.pending()).map(AvatarChoice::mediaId).contains(NEW);
        assertThat(waiting.carried()).containsExactly(OLD, NEW);

        var shown = waiting.settle(AN, Map.of(OLD, ready(OLD), NEW, ready(NEW)), LATER);
        assertThat(shown.shown()).isEqualTo(avatar(NEW));
        assertThat(shown.carried()).containsExactly(NEW);
    }

    @Test
    void a_refused_picture_is_told_and_the_old_one_stays() {
        var refused = both.settle(AN, Map.of(OLD, ready(OLD), NEW, refused(null)), LATER);

        assertThat(refused.shown()).isEqualTo(avatar(OLD));
        assertThat(refused.carried()).containsExactly(OLD);
        assertThat(refused.pending().orElseThrow())
                .isEqualTo(new AvatarChoice(NEW, LATER, Standing.REFUSED, RefusalReason.UNSAFE, null));
        assertThat(refused.settle(AN, Map.of(OLD, ready(OLD), NEW, deleted(null, RefusalReason.UNSAFE)), LATER))
                .as("the reason survives the file")
                .isEqualTo(refused);
    }

    @Test
    void a_picture_refused_after_it_was_shown_goes_with_a_reason_and_none_comes_back() {
        var refused = both.settle(AN, Map.of(OLD, ready(OLD), NEW, refused(NOON)), LATER);

        assertThat(refused.shown()).isNull();
        assertThat(refused.pending()).map(AvatarChoice::standing).contains(Standing.REFUSED);
        assertThat(refused.carried()).isEmpty();
    }

    @Test
    void a_deleted_picture_is_gone() {
        var deleted =
                chosen.settle(AN, Map.of(OLD, ready(OLD)), NOON).settle(AN, Map.of(OLD, deleted(NOON, null)), LATER);
        assertThat(deleted.shown()).isNull();
        assertThat(deleted.pending()).isEmpty();
        assertThat(deleted.carried()).isEmpty();

        var waitIsOver = both.settle(AN, Map.of(OLD, ready(OLD), NEW, deleted(null, null)), LATER);
        assertThat(waitIsOver.shown()).isEqualTo(avatar(OLD));
        assertThat(waitIsOver.pending()).isEmpty();
    }

    @Test
    void what_is_not_ready_within_a_day_is_given_up_even_if_it_is_deleted_or_ready_later() {
        var end = NOON.plus(AvatarChoice.PATIENCE);
        assertThat(standing(chosen.settle(AN, Map.of(), end.minusMillis(1)))).isEqualTo(Standing.WAITING);

        var over = chosen.settle(AN, Map.of(), end);
        assertThat(standing(over)).isEqualTo(Standing.TIMED_OUT);
        assertThat(over.carried()).isEmpty();
        assertThat(standing(over.settle(AN, Map.of(OLD, ready(OLD, end.plusMillis(1))), end)))
                .isEqualTo(Standing.TIMED_OUT);
        assertThat(standing(over.settle(AN, Map.of(OLD, deletedAt(end)), end))).isEqualTo(Standing.TIMED_OUT);
        assertThat(standing(over.settle(AN, Map.of(OLD, ready(OLD, end)), end)))
                .as("told late, but it was in time")
                .isEqualTo(Standing.SHOWN);
        assertThat(standing(over.choose(OLD, end))).as("chosen again").isEqualTo(Standing.WAITING);
    }

    @Test
    void what_is_anothers_or_for_something_else_is_never_shown() {
        var anothers = new KnownMedia(UUID.randomUUID(), MediaPurpose.AVATAR, NOON, null, avatar(NEW), null);
        var attachment = new KnownMedia(AN, MediaPurpose.PICTURE, NOON, null, null, null);
        for (var useless : List.of(anothers, attachment)) {
            var settled = both.settle(AN, Map.of(OLD, ready(OLD), NEW, useless), LATER);

            assertThat(settled.shown()).isEqualTo(avatar(OLD));
            assertThat(standing(settled)).isEqualTo(Standing.NOT_USABLE);
            assertThat(settled.carried()).containsExactly(OLD);
        }
    }

    @Test
    void choosing_the_same_again_changes_nothing_and_another_clears_what_failed() {
        assertThat(chosen.choose(OLD, LATER)).isEqualTo(chosen);
        var failed = both.settle(AN, Map.of(OLD, ready(OLD), NEW, refused(null)), LATER);

        var again = failed.choose(OLD, LATER).settle(AN, Map.of(OLD, ready(OLD)), LATER);

        assertThat(again.shown()).isEqualTo(avatar(OLD));
        assertThat(again.pending()).isEmpty();
    }

    @Test
    void whoever_tries_many_keeps_the_shown_one_and_the_newest() {
        var ids = IntStream.range(0, 30).mapToObj(number -> UUID.randomUUID()).toList();
        var choices = both;
        for (var id : ids) {
            choices = choices.choose(id, LATER);
        }

        assertThat(choices.choices()).hasSize(AvatarChoices.MAX);
        assertThat(choices.shown()).isEqualTo(avatar(OLD));
        assertThat(choices.choices().getLast().mediaId()).isEqualTo(ids.getLast());
        var muchLater = LATER.plus(Duration.ofDays(2));
        assertThat(choices.settle(AN, Map.of(OLD, ready(OLD)), muchLater)
                        .choose(NEW, muchLater)
                        .mediaIds())
                .containsExactly(OLD, NEW);
    }

    private static Standing standing(AvatarChoices choices) {
        return choices.choices().getLast().standing();
    }

    private static Avatar avatar(UUID media) {
        return new Avatar(media, List.of(new AvatarVariant("served/" + media, "image/jpeg", 64, 64)), null);
    }

    private static KnownMedia ready(UUID media) {
        return ready(media, NOON);
    }

    private static KnownMedia ready(UUID media, Instant at) {
        return new KnownMedia(AN, MediaPurpose.AVATAR, at, null, avatar(media), null);
    }

    private static KnownMedia refused(@Nullable Instant readyBefore) {
        return new KnownMedia(AN, MediaPurpose.AVATAR, readyBefore, RefusalReason.UNSAFE, null, null);
    }

    private static KnownMedia deleted(@Nullable Instant readyBefore, @Nullable RefusalReason reason) {
        return new KnownMedia(AN, MediaPurpose.AVATAR, readyBefore, reason, null, LATER);
    }

    private static KnownMedia deletedAt(Instant time) {
        return new KnownMedia(null, null, null, null, null, time);
    }
}
