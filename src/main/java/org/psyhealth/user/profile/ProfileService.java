package org.psyhealth.user.profile;

import java.util.UUID;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Operations on a person's own profile, and reading the profiles of others. */
@Service
class ProfileService {

    private final ProfileStore profiles;
    private final ProfileChanges changes;
    private final StaffNames names;
    private final MergePatch mergePatch;

    ProfileService(ProfileStore profiles, ProfileChanges changes, StaffNames names, MergePatch mergePatch) {
        this.profiles = profiles;
        this.changes = changes;
        this.names = names;
        this.mergePatch = mergePatch;
    }

    /** The profile that others see; that of somebody who is suspended, deactivated or erased is not shown. */
    Profile find(UUID id) {
        return profiles.find(id).filter(Profile::isActive).orElseThrow(() -> Problems.notFound("The user"));
    }

    /** The caller's profile, created from the token if it does not exist yet. */
    Profile own(IdentityClaims claims) {
        return profiles.find(claims.person()).orElseGet(() -> changes.register(claims));
    }

    /** Changes the caller's profile. After a version conflict the precondition is checked again. */
    Profile change(IdentityClaims claims, IfMatch ifMatch, JsonNode patch) {
        return changes.apply(own(claims), (current, context) -> {
            ifMatch.check(current.version());
            var wanted = mergePatch.apply(patch, current.details());
            if (!wanted.displayName().equals(current.details().displayName())) {
                names.require(wanted.displayName(), current.role());
            }
            return current.changeTo(wanted, context.contacts(), context.now());
        });
    }
}
