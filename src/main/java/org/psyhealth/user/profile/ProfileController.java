package org.psyhealth.user.profile;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.conditional.Required;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.user.block.Blocks;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/users")
class ProfileController {

    private final ProfileService profiles;
    private final ProfileViews views;
    private final Blocks blocks;
    private final EntityTags tags;

    ProfileController(ProfileService profiles, ProfileViews views, Blocks blocks, EntityTags tags) {
        this.profiles = profiles;
        this.views = views;
        this.blocks = blocks;
        this.tags = tags;
    }

    /** The caller's own profile. It is created by the first call of a person. */
    @GetMapping("/me")
    @RequiresPerson
    ResponseEntity<OwnProfile> getOwnProfile(Caller caller, @AuthenticationPrincipal Jwt token) {
        return tagged(profiles.own(IdentityClaims.of(caller, token)));
    }

    /** Changes the given parts of the caller's profile (JSON merge patch, RFC 7396). A null removes the bio. */
    @RequiresPerson
    @PatchMapping(
            path = "/me",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<OwnProfile> updateOwnProfile(
            Caller caller,
            @AuthenticationPrincipal Jwt token,
            @Required IfMatch ifMatch,
            @RequestBody @Parameter(schema = @Schema(implementation = ProfileDetails.class)) JsonNode patch) {
        return tagged(profiles.change(IdentityClaims.of(caller, token), ifMatch, patch));
    }

    /**
     * What everybody may know of a person. A suspended person is not found. Of two people of whom one blocks the other,
     * neither sees more than the name of the other.
     *
     * @param id the person
     */
    @GetMapping("/{id}")
    PublicProfile getUser(@PathVariable UUID id, Caller caller) {
        var profile = profiles.find(id);
        return blocks.hide(id, caller) ? views.nameOf(profile) : views.shown(profile);
    }

    private ResponseEntity<OwnProfile> tagged(Profile profile) {
        return tags.ok(profile.version(), views.own(profile));
    }
}
