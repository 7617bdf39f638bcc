package org.psyhealth.topic.following;

import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/topics/{slug:[a-z0-9-]{1,60}}/opt-in")
class OptInController {

    private final OptIns optIns;

    OptInController(OptIns optIns) {
        this.optIns = optIns;
    }

    /**
     * Says that the caller wants to see a sensitive topic: it is no longer collapsed for them.
     *
     * @param slug the topic's name in URLs
     */
    @PutMapping
    @RequiresPerson
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void optIntoTopic(@PathVariable String slug, Caller caller) {
        optIns.optIn(slug, caller);
    }

    /**
     * Takes that back.
     *
     * @param slug the topic's name in URLs
     */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void optOutOfTopic(@PathVariable String slug, Caller caller) {
        optIns.optOut(slug, caller);
    }
}
