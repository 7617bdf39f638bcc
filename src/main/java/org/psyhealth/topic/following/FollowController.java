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
@RequestMapping("/api/topics/{slug:[a-z0-9-]{1,60}}/follow")
class FollowController {

    private final FollowService following;

    FollowController(FollowService following) {
        this.following = following;
    }

    /**
     * Follows a topic: the caller is notified of new posts in it. Following it again changes nothing.
     *
     * @param slug the topic's name in URLs
     */
    @PutMapping
    @RequiresPerson
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void followTopic(@PathVariable String slug, Caller caller) {
        following.follow(slug, caller);
    }

    /**
     * Ends following a topic. Without following it, nothing changes.
     *
     * @param slug the topic's name in URLs
     */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollowTopic(@PathVariable String slug, Caller caller) {
        following.unfollow(slug, caller);
    }
}
