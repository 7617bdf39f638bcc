package org.psyhealth.user.profile;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.text.Lookalike;
import org.psyhealth.user.avatar.AvatarDocuments;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.lifecycle.LifecycleDocuments;

/** Profiles as they are stored in MongoDB. */
final class ProfileDocuments {

    static final String AVATARS = "avatars";

    static final String CONTACT_KEY = "contactKey";

    /** What the name of somebody of the staff looks like; empty for members. */
    static final String STAFF_NAME = "staffNameForms";

    /** Since when the profile waits for a picture; null when it does not. */
    static final String WAITING_SINCE = "avatarWaitingSince";

    /** What a profile is read from. */
    static final List<String> FIELDS = Stream.concat(
                    Stream.of("version", "details", "email", "memberSince", "role", "identity", AVATARS),
                    LifecycleDocuments.FIELDS.stream())
            .toList();

    private ProfileDocuments() {}

    /** Null if no address was published, so that an index over the key contains only profiles with an address. */
    static @Nullable String keyOf(Profile.Change change) {
        var profile = change.profile();
        return profile.email() == null || !profile.isActive() ? null : change.contactKey();
    }

    /** Empty for a member: an index over it then contains the staff under their names, and all others under none. */
    static List<String> staffNameOf(Profile profile) {
        return profile.role() == UserRole.MEMBER || !profile.isActive()
                ? List.of()
                : List.copyOf(Lookalike.formsOf(profile.details().displayName()));
    }

    /** The document of a new profile, without its event. */
    static Document of(Profile.Change registration) {
        var profile = registration.profile();
        return new Document("_id", profile.id())
                .append("version", profile.version())
                .append("details", of(profile.details()))
                .append("email", profile.email())
                .append("memberSince", profile.memberSince())
                .append("role", profile.role().name())
                .append(
                        "identity",
                        new Document("version", profile.identity().version())
                                .append("statedAt", profile.identity().statedAt()))
                .append(AVATARS, AvatarDocuments.of(profile.avatars()))
                .append(WAITING_SINCE, profile.avatars().waitingSince())
                .append(CONTACT_KEY, keyOf(registration))
                .append(STAFF_NAME, staffNameOf(profile));
    }

    static Document of(ProfileDetails details) {
        return new Document("displayName", details.displayName())
                .append("bio", details.bio())
                .append("locale", details.locale())
                .append("timeZone", details.timeZone());
    }

    static Profile profile(Document stored) {
        var details = stored.get("details", Document.class);
        var identity = stored.get("identity", Document.class);
        return new Profile(
                stored.get("_id", UUID.class),
                stored.getLong("version"),
                new ProfileDetails(
                        details.getString("displayName"),
                        details.getString("bio"),
                        details.getString("locale"),
                        details.getString("timeZone")),
                stored.getString("email"),
                stored.getDate("memberSince").toInstant(),
                UserRole.valueOf(stored.getString("role")),
                new IdentityMark(
                        identity.getLong("version"),
                        identity.getDate("statedAt").toInstant()),
                LifecycleDocuments.read(stored),
                AvatarDocuments.choices(stored.getList(AVATARS, Document.class, List.of())));
    }
}
