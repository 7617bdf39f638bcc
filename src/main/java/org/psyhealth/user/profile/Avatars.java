package org.psyhealth.user.profile;

import java.time.Instant;
import java.util.UUID;
import org.psyhealth.media.events.MediaEvent;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.user.avatar.AvatarChoices;
import org.psyhealth.user.avatar.MediaStore;
import org.springframework.stereotype.Service;

/**
 * People choose pictures, and the media module makes them: a join of two streams. Each side is written first, and then
 * the profile is settled by what is there of the other, so whichever is later sees both. If a process dies in between,
 * the event is delivered again, or {@link AvatarSettlement} finds the profile.
 */
@Service
public class Avatars {

    private final ProfileService service;
    private final ProfileStore profiles;
    private final ProfileChanges changes;
    private final MediaStore media;

    Avatars(ProfileService service, ProfileStore profiles, ProfileChanges changes, MediaStore media) {
        this.service = service;
        this.profiles = profiles;
        this.changes = changes;
        this.media = media;
    }

    /**
     * Chooses a picture. What is known of it already counts at once; one that nothing is known of, or that is of no
     * use, is taken like any other.
     */
    Profile choose(IdentityClaims claims, IfMatch ifMatch, UUID mediaId) {
        return settle(changes.apply(service.own(claims), (current, context) -> {
            ifMatch.check(current.version());
            var chosen = settled(current, current.avatars().choose(mediaId, context.now()), context.now());
            return current.choose(chosen, context.contacts(), context.now());
        }));
    }

    /** Shows no picture any more, and waits for none. */
    void remove(IdentityClaims claims, IfMatch ifMatch) {
        changes.apply(service.own(claims), (current, context) -> {
            ifMatch.check(current.version());
            return current.choose(AvatarChoices.NONE, context.contacts(), context.now());
        });
    }

    /** Keeps what was told of a file, and settles the profiles that chose it. */
    public void follow(MediaEvent event) {
        media.keep(event);
        profiles.withChoice(event.mediaId()).forEach(this::settle);
    }

    /** Brings a profile up to what is known of the files that its person chose. */
    Profile settle(Profile profile) {
        return changes.apply(
                profile,
                (current, context) -> current.choose(
                        settled(current, current.avatars(), context.now()), context.contacts(), context.now()));
    }

    private AvatarChoices settled(Profile profile, AvatarChoices choices, Instant now) {
        return choices.settle(profile.id(), media.find(choices.mediaIds()), now);
    }
}
