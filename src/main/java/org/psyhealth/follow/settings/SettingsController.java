package org.psyhealth.follow.settings;

import jakarta.validation.Valid;
import org.psyhealth.follow.settings.FollowSettings.Stored;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/follows/settings")
class SettingsController {

    private final SettingsService settings;
    private final EntityTags tags;

    SettingsController(SettingsService settings, EntityTags tags) {
        this.settings = settings;
        this.tags = tags;
    }

    /** What the caller decided about being followed; open and visible until then. */
    @GetMapping
    ResponseEntity<FollowSettings> getFollowSettings(Caller caller) {
        return tagged(settings.get(caller));
    }

    /** Decides about being followed. Follows that hold and requests that wait stay as they are. */
    @PutMapping
    @RequiresPerson
    ResponseEntity<FollowSettings> putFollowSettings(
            @Valid @RequestBody FollowSettings wanted, IfMatch ifMatch, Caller caller) {
        return tagged(settings.put(wanted, ifMatch, caller));
    }

    private ResponseEntity<FollowSettings> tagged(Stored stored) {
        return tags.ok(stored.version(), stored.settings());
    }
}
