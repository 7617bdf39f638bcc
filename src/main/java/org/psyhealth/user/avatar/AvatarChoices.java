package org.psyhealth.user.avatar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.user.events.Avatar;

/**
 * The pictures that a person chose, the newest last. The newest one that was ever ready is what counts: those before it
 * are replaced for good, and those after it wait, or failed. A choice that failed stays in its place, because a late
 * record may still tell that it was shown and so replaced those before it.
 */
public record AvatarChoices(List<AvatarChoice> choices) {

    /** No picture, or a person who wants none. */
    public static final AvatarChoices NONE = new AvatarChoices(List.of());

    /** How many a person can have; more wait only for somebody who tries what happens. */
    static final int MAX = 10;

    /** Keeps a copy. */
    public AvatarChoices {
        choices = List.copyOf(choices);
    }

    /** The choices after another one; the newest one again, unless it failed, changes nothing. */
    public AvatarChoices choose(UUID mediaId, Instant now) {
        if (!choices.isEmpty()) {
            var newest = choices.getLast();
            if (newest.mediaId().equals(mediaId) && newest.isCarried()) {
                return this;
            }
        }
        var kept = new ArrayList<>(choices);
        kept.removeIf(choice -> choice.mediaId().equals(mediaId) || !choice.isCarried() && choice.isOver(now));
        while (kept.size() >= MAX) {
            kept.remove(kept.getFirst().isShown() ? 1 : 0);
        }
        kept.add(AvatarChoice.of(mediaId, now));
        return new AvatarChoices(kept);
    }

    /** The choices as all that is known of the files makes them stand. */
    public AvatarChoices settle(UUID person, Map<UUID, KnownMedia> media, Instant now) {
        var settled = new ArrayList<AvatarChoice>();
        for (var choice : choices) {
            var known = media.getOrDefault(choice.mediaId(), KnownMedia.NOTHING);
            if (choice.wasReady(person, known)) {
                settled.clear();
            }
            settled.add(choice.judge(person, known, now));
        }
        return new AvatarChoices(settled);
    }

    /** What others see; null when there is none. */
    public @Nullable Avatar shown() {
        return choices.stream()
                .filter(AvatarChoice::isShown)
                .findFirst()
                .map(AvatarChoice::avatar)
                .orElse(null);
    }

    /** What the person waits for, or what became of it. */
    public Optional<AvatarChoice> pending() {
        if (choices.isEmpty() || choices.getLast().isShown()) {
            return Optional.empty();
        }
        var newest = choices.getLast();
        return newest.standing() == Standing.GONE
                ? choices.reversed().stream().filter(AvatarChoice::isWaiting).findFirst()
                : Optional.of(newest);
    }

    /** The files that are shown or waited for. */
    public List<UUID> carried() {
        return choices.stream()
                .filter(AvatarChoice::isCarried)
                .map(AvatarChoice::mediaId)
                .toList();
    }

    /** Since when the longest waiting one waits; null when none does. */
    public @Nullable Instant waitingSince() {
        return choices.stream()
                .filter(AvatarChoice::isWaiting)
                .map(AvatarChoice::since)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The files of all choices. */
    public List<UUID> mediaIds() {
        return choices.stream().map(AvatarChoice::mediaId).toList();
    }
}
