package org.psyhealth.user.avatar;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.user.events.Avatar;

/**
 * A picture that a person chose.
 *
 * @param since when
 * @param reason why it was refused; null unless it was
 * @param avatar what is shown; null unless it is
 */
public record AvatarChoice(
        UUID mediaId,
        Instant since,
        Standing standing,
        @Nullable RefusalReason reason,
        @Nullable Avatar avatar) {

    /** How long a picture may take to become ready. */
    static final Duration PATIENCE = Duration.ofHours(24);

    static AvatarChoice of(UUID mediaId, Instant now) {
        return new AvatarChoice(mediaId, now, Standing.WAITING, null, null);
    }

    /** Whether it is what others see. */
    public boolean isShown() {
        return standing == Standing.SHOWN;
    }

    /** Whether it may still become ready. */
    public boolean isWaiting() {
        return standing == Standing.WAITING;
    }

    /** Whether the profile uses the file, or would as soon as it is ready. */
    boolean isCarried() {
        return isShown() || isWaiting();
    }

    boolean isOver(Instant now) {
        return !now.isBefore(deadline());
    }

    /** Whether the picture could ever be shown: from then on, those chosen before it cannot. */
    boolean wasReady(UUID person, KnownMedia media) {
        var readyAt = media.readyAt();
        return readyAt != null && !readyAt.isAfter(deadline()) && !media.isUnusableFor(person);
    }

    /** The same choice, as all that is known of the file makes it stand. */
    AvatarChoice judge(UUID person, KnownMedia media, Instant now) {
        if (media.isUnusableFor(person)) {
            return standing(Standing.NOT_USABLE);
        }
        var wasReady = wasReady(person, media);
        if (wasReady && media.avatar() != null) {
            return new AvatarChoice(mediaId, since, Standing.SHOWN, null, media.avatar());
        }
        if (media.reason() != null) {
            return new AvatarChoice(mediaId, since, Standing.REFUSED, media.reason(), null);
        }
        var deletedAt = media.deletedAt();
        if (deletedAt != null && (wasReady || deletedAt.isBefore(deadline()))) {
            return standing(Standing.GONE);
        }
        return standing(isOver(now) || media.readyAt() != null && !wasReady ? Standing.TIMED_OUT : Standing.WAITING);
    }

    private AvatarChoice standing(Standing standing) {
        return new AvatarChoice(mediaId, since, standing, null, null);
    }

    private Instant deadline() {
        return since.plus(PATIENCE);
    }
}
