package org.psyhealth.follow.suggestion;

import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SuggestionController {

    private final Suggestions suggestions;

    SuggestionController(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    /** People whom the caller may want to follow, and why; never because of a sensitive topic. */
    @GetMapping("/api/follows/suggestions")
    Page<SuggestedMember> listFollowSuggestions(Caller caller, Paging paging) {
        return suggestions.list(caller, paging);
    }
}
