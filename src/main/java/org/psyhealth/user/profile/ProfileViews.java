package org.psyhealth.user.profile;

import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.delivery.SignedUrls;
import org.psyhealth.user.avatar.AvatarChoice;
import org.psyhealth.user.events.Avatar;
import org.psyhealth.user.profile.PendingAvatar.AvatarProblem;
import org.springframework.stereotype.Component;

/** Shows profiles, with addresses of pictures that work for their reader. */
@Component
class ProfileViews {

    private final SignedUrls urls;

    ProfileViews(SignedUrls urls) {
        this.urls = urls;
    }

    OwnProfile own(Profile profile) {
        var details = profile.details();
        return new OwnProfile(
                profile.id(),
                details.displayName(),
                profile.role(),
                details.bio(),
                profile.email(),
                details.locale(),
                details.timeZone(),
                profile.memberSince(),
                view(profile.avatars().shown()),
                profile.avatars().pending().map(ProfileViews::view).orElse(null),
                Initials.of(details.displayName()),
                PersonColor.of(profile.id()));
    }

    PublicProfile shown(Profile profile) {
        var details = profile.details();
        return new PublicProfile(
                profile.id(),
                details.displayName(),
                profile.role(),
                details.bio(),
                profile.memberSince(),
                view(profile.avatars().shown()),
                Initials.of(details.displayName()),
                PersonColor.of(profile.id()));
    }

    /** Without what is more than the name, of which the role is a part. */
    PublicProfile nameOf(Profile profile) {
        var name = profile.details().displayName();
        return new PublicProfile(
                profile.id(), name, profile.role(), null, null, null, Initials.of(name), PersonColor.of(profile.id()));
    }

    private @Nullable AvatarView view(@Nullable Avatar avatar) {
        if (avatar == null) {
            return null;
        }
        var images = avatar.variants().stream()
                .map(variant -> urls.image(variant.key(), variant.contentType(), variant.width(), variant.height()))
                .toList();
        return new AvatarView(avatar.mediaId(), images, avatar.blurhash());
    }

    private static PendingAvatar view(AvatarChoice choice) {
        var problem = switch (choice.standing()) {
            case WAITING, SHOWN, GONE -> null;
            case REFUSED -> AvatarProblem.REFUSED;
            case TIMED_OUT -> AvatarProblem.TIMED_OUT;
            case NOT_USABLE -> AvatarProblem.NOT_USABLE;
        };
        return new PendingAvatar(choice.mediaId(), choice.since(), problem, choice.reason());
    }
}
