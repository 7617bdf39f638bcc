package org.psyhealth.follow.following;

import java.util.UUID;
import org.psyhealth.follow.relation.Members;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/follows")
class FollowController {

    private final FollowService following;
    private final FollowReader reader;

    FollowController(FollowService following, FollowReader reader) {
        this.following = following;
        this.reader = reader;
    }

    /**
     * How the caller stands to a person.
     *
     * @param memberId the person
     */
    @GetMapping("/{memberId}")
    FollowView getFollow(@PathVariable UUID memberId, Caller caller) {
        return reader.get(memberId, caller);
    }

    /**
     * Follows a person, or asks to if the person decides about it. Doing it again changes nothing.
     *
     * @param memberId the person
     */
    @PutMapping("/{memberId}")
    @RequiresPerson
    @ProblemsOf({FollowService.class, Members.class})
    FollowView followMember(@PathVariable UUID memberId, Caller caller) {
        return following.follow(memberId, caller);
    }

    /**
     * Ends following a person, or asking to. Without either, nothing changes.
     *
     * @param memberId the person
     */
    @DeleteMapping("/{memberId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollowMember(@PathVariable UUID memberId, Caller caller) {
        following.unfollow(memberId, caller);
    }

    /**
     * Ends that a person follows the caller. The person is not told.
     *
     * @param memberId the person
     */
    @DeleteMapping("/followers/{memberId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeFollower(@PathVariable UUID memberId, Caller caller) {
        following.remove(memberId, caller);
    }
}
