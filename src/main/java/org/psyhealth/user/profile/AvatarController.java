package org.psyhealth.user.profile;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/users/me/avatar")
@RequiresPerson
class AvatarController {

    private final Avatars avatars;
    private final ProfileViews views;
    private final EntityTags tags;

    AvatarController(Avatars avatars, ProfileViews views, EntityTags tags) {
        this.avatars = avatars;
        this.views = views;
        this.tags = tags;
    }

    /**
     * Chooses the caller's picture: a file that the caller uploaded for the purpose AVATAR. It is shown as soon as it
     * is ready; until then the one before is. What became of it stands in the profile.
     */
    @PutMapping
    ResponseEntity<OwnProfile> chooseAvatar(
            Caller caller,
            @AuthenticationPrincipal Jwt token,
            IfMatch ifMatch,
            @Valid @RequestBody ChosenAvatar wanted) {
        var profile = avatars.choose(IdentityClaims.of(caller, token), ifMatch, wanted.mediaId());
        return tags.ok(profile.version(), views.own(profile));
    }

    /** Removes the caller's picture, and the one that is waited for. To remove none is no error. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAvatar(Caller caller, @AuthenticationPrincipal Jwt token, IfMatch ifMatch) {
        avatars.remove(IdentityClaims.of(caller, token), ifMatch);
    }

    /**
     * A picture to be shown by.
     *
     * @param mediaId the file
     */
    record ChosenAvatar(@NotNull UUID mediaId) {}
}
