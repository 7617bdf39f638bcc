package org.psyhealth.follow.listing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.follow.relation.ListedMember;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/follows")
class ListingController {

    private final MemberLists lists;

    ListingController(MemberLists lists) {
        this.lists = lists;
    }

    /**
     * Who follows a person, the newest first. Not found if the person does not show it to the caller.
     *
     * @param member the person; the caller by default
     */
    @GetMapping("/followers")
    Page<ListedMember> listFollowers(
            @RequestParam(required = false) @Nullable UUID member, Paging paging, Caller caller) {
        return lists.followers(member, caller, paging);
    }

    /**
     * Whom a person follows, the newest first. Not found if the person does not show it to the caller.
     *
     * @param member the person; the caller by default
     */
    @GetMapping("/following")
    Page<ListedMember> listFollowing(
            @RequestParam(required = false) @Nullable UUID member, Paging paging, Caller caller) {
        return lists.following(member, caller, paging);
    }

    /**
     * How many follow a person, and how many the person follows. Not found if the person does not show it to the
     * caller.
     *
     * @param member the person; the caller by default
     */
    @GetMapping("/counts")
    FollowCounts getFollowCounts(@RequestParam(required = false) @Nullable UUID member, Caller caller) {
        return lists.counts(member, caller);
    }
}
