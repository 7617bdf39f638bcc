package org.psyhealth.topic.following;

import org.psyhealth.platform.security.Caller;
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

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void follow(@PathVariable String slug, Caller caller) {
        following.follow(slug, caller);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(@PathVariable String slug, Caller caller) {
        following.unfollow(slug, caller);
    }
}
