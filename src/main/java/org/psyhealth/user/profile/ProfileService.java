package org.psyhealth.user.profile;

import java.util.UUID;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** What a person may do with the own profile, and what others may see. */
@Service
class ProfileService {

    private final ProfileStore profiles;
    private final ProfileChanges changes;
    private final MergePatch mergePatch;

    ProfileService(ProfileStore profiles, ProfileChanges changes, MergePatch mergePatch) {
        this.profiles = profiles;
        this.changes = changes;
        this.mergePatch = mergePatch;
    }

    /** The profile that others see; a suspended person's is not shown. */
    Profile find(UUID id) {
        return profiles.find(id)
                .filter(profile -> !profile.isSuspended())
                .orElseThrow(() -> Problems.notFound("The user"));
    }

    /** The caller's profile, made from the token if nothing has made it yet. */
    Profile own(IdentityClaims claims) {
        return profiles.find(claims.person()).orElseGet(() -> changes.register(claims));
    }

    /** Changes the caller's profile. After a lost race the precondition is judged anew. */
    Profile change(IdentityClaims claims, IfMatch ifMatch, JsonNode patch) {
        return changes.apply(own(claims), (current, context) -> {
            ifMatch.require(current.version());
            return current.changeTo(mergePatch.apply(patch, current.details()), context.contacts(), context.now());
        });
    }
}
