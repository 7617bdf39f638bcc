package org.psyhealth.user.profile;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.input.MergePatch;
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

    ProfileController(ProfileService profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/me")
    @RequiresPerson
    ResponseEntity<OwnProfile> own(Caller caller, @AuthenticationPrincipal Jwt token) {
        return tagged(profiles.own(IdentityClaims.of(caller.id(), token)));
    }

    @RequiresPerson
    @PatchMapping(
            path = "/me",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<OwnProfile> change(
            Caller caller,
            @AuthenticationPrincipal Jwt token,
            IfMatch ifMatch,
            @RequestBody @Parameter(schema = @Schema(implementation = ProfileDetails.class)) JsonNode patch) {
        return tagged(profiles.change(IdentityClaims.of(caller.id(), token), ifMatch, patch));
    }

    @GetMapping("/{id}")
    PublicProfile show(@PathVariable UUID id) {
        return PublicProfile.of(profiles.find(id));
    }

    private static ResponseEntity<OwnProfile> tagged(Profile profile) {
        return ResponseEntity.ok().eTag(IfMatch.tagOf(profile.version())).body(OwnProfile.of(profile));
    }

    /** A person's own profile. */
    record OwnProfile(
            UUID id,
            String displayName,
            @Nullable String bio,
            @Nullable String email,
            String locale,
            String timeZone,
            Instant memberSince) {

        static OwnProfile of(Profile profile) {
            var details = profile.details();
            return new OwnProfile(
                    profile.id(),
                    details.displayName(),
                    details.bio(),
                    profile.email(),
                    details.locale(),
                    details.timeZone(),
                    profile.memberSince());
        }
    }

    /** The public part of a profile, without contact data. */
    record PublicProfile(
            UUID id, String displayName, @Nullable String bio, Instant memberSince) {

        static PublicProfile of(Profile profile) {
            var details = profile.details();
            return new PublicProfile(profile.id(), details.displayName(), details.bio(), profile.memberSince());
        }
    }
}
