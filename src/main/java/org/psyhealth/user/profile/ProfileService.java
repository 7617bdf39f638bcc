package org.psyhealth.user.profile;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.user.outbox.DocumentRelay;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

@Service
class ProfileService {

    private final ProfileStore profiles;
    private final DocumentRelay relay;
    private final MergePatch mergePatch;
    private final Clock clock;

    ProfileService(ProfileStore profiles, DocumentRelay relay, MergePatch mergePatch, Clock clock) {
        this.profiles = profiles;
        this.relay = relay;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    Profile find(UUID id) {
        return profiles.find(id).orElseThrow(() -> Problems.notFound("The user"));
    }

    /** The caller's profile, made from the token if this is the first call. */
    Profile own(UUID caller, TokenClaims claims) {
        return profiles.find(caller).orElseGet(() -> register(caller, claims));
    }

    private Profile register(UUID caller, TokenClaims claims) {
        var registration = Profile.register(caller, claims.details(), claims.email(), now());
        if (!profiles.insert(registration)) {
            // Another first call was faster; the refused insert waited until a majority had that one's profile.
            return profiles.find(caller).orElseThrow();
        }
        relay.relay(caller);
        return registration.profile();
    }

    /** Changes the caller's profile. After a lost race the precondition is judged anew. */
    Profile change(UUID caller, TokenClaims claims, IfMatch ifMatch, JsonNode patch) {
        while (true) {
            var current = own(caller, claims);
            ifMatch.require(current.version());
            var change = current.changeTo(mergePatch.apply(patch, current.details()), now());
            if (change.isEmpty()) {
                return current;
            }
            if (profiles.update(change.get())) {
                relay.relay(caller);
                return change.get().profile();
            }
        }
    }

    /** In milliseconds, as MongoDB stores it: a time read back equals the time written. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
