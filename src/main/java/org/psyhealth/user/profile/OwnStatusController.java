package org.psyhealth.user.profile;

import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.OpenToRefused;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresPerson
@RequestMapping("/api/users/me")
class OwnStatusController {

    private final OwnStatuses statuses;
    private final EntityTags tags;

    OwnStatusController(OwnStatuses statuses, EntityTags tags) {
        this.statuses = statuses;
        this.tags = tags;
    }

    /** What limits the caller, and until when. It can be read by a person who is suspended or has left. */
    @GetMapping("/status")
    @OpenToRefused
    ResponseEntity<OwnStatus> getOwnStatus(Caller caller, @AuthenticationPrincipal Jwt token) {
        return tagged(statuses.get(IdentityClaims.of(caller, token)));
    }

    /**
     * Deactivates the caller's account: others do not see the person any more, all sessions end, and nobody is
     * notified. The person may come back within 30 days. Deactivating it again changes nothing.
     */
    @PostMapping("/deactivation")
    @OpenToRefused
    ResponseEntity<OwnStatus> deactivateAccount(Caller caller, @AuthenticationPrincipal Jwt token, IfMatch ifMatch) {
        return tagged(statuses.deactivate(IdentityClaims.of(caller, token), ifMatch));
    }

    /** Reactivates the caller's account, within 30 days. Without a deactivation it changes nothing. */
    @DeleteMapping("/deactivation")
    @OpenToRefused
    @ProblemsOf(OwnStatuses.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reactivateAccount(Caller caller, @AuthenticationPrincipal Jwt token, IfMatch ifMatch) {
        statuses.reactivate(IdentityClaims.of(caller, token), ifMatch);
    }

    private ResponseEntity<OwnStatus> tagged(Profile profile) {
        return tags.ok(profile.version(), OwnStatus.of(profile));
    }
}
