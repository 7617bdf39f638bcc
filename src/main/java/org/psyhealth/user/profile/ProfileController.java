package org.psyhealth.user.profile;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.text.Languages;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.conditional.Required;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.user.events.UserRole;
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
    private final EntityTags tags;

    ProfileController(ProfileService profiles, EntityTags tags) {
        this.profiles = profiles;
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
     * What everybody may know of a person. A suspended person is not found.
     *
     * @param id the person
     */
    @GetMapping("/{id}")
    PublicProfile getUser(@PathVariable UUID id) {
        return PublicProfile.of(profiles.find(id));
    }

    private ResponseEntity<OwnProfile> tagged(Profile profile) {
        return tags.ok(profile.version(), OwnProfile.of(profile));
    }

    /**
     * A person's own profile.
     *
     * @param displayName the name that others see
     * @param role the role that others see
     * @param bio about oneself; null when there is none
     * @param email as verified by the identity provider; null if there is none
     * @param locale the language of messages to the person
     * @param timeZone an IANA time zone
     * @param memberSince when the person first called
     */
    record OwnProfile(
            UUID id,
            String displayName,
            UserRole role,
            @Nullable String bio,
            @Nullable String email,
            @Pattern(regexp = Languages.CODES) String locale,
            String timeZone,
            Instant memberSince) {

        static OwnProfile of(Profile profile) {
            var details = profile.details();
            return new OwnProfile(
                    profile.id(),
                    details.displayName(),
                    profile.role(),
                    details.bio(),
                    profile.email(),
                    details.locale(),
                    details.timeZone(),
                    profile.memberSince());
        }
    }

    /**
     * The public part of a profile, without contact data.
     *
     * @param displayName the person's name
     * @param role what others may rely on: a therapist's profession has been checked, staff speaks for the operator
     * @param bio about oneself; null when there is none
     * @param memberSince when the person first called
     */
    record PublicProfile(
            UUID id,
            String displayName,
            UserRole role,
            @Nullable String bio,
            Instant memberSince) {

        static PublicProfile of(Profile profile) {
            var details = profile.details();
            return new PublicProfile(
                    profile.id(), details.displayName(), profile.role(), details.bio(), profile.memberSince());
        }
    }
}
