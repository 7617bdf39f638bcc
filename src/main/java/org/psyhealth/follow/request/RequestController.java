package org.psyhealth.follow.request;

import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/follows/requests")
class RequestController {

    private final RequestLists lists;
    private final RequestService requests;

    RequestController(RequestLists lists, RequestService requests) {
        this.lists = lists;
        this.requests = requests;
    }

    /** The requests to follow the caller, the newest first. */
    @GetMapping
    Page<FollowRequest> listFollowRequests(Caller caller, Paging paging) {
        return lists.incoming(caller, paging);
    }

    /** The caller's own requests that were not answered, the newest first. */
    @GetMapping("/outgoing")
    Page<FollowRequest> listOutgoingFollowRequests(Caller caller, Paging paging) {
        return lists.outgoing(caller, paging);
    }

    /**
     * Accepts a request: who asked follows the caller. Accepting it again changes nothing.
     *
     * @param id a request to the caller
     */
    @PostMapping("/{id}/acceptance")
    @RequiresPerson
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acceptFollowRequest(@PathVariable UUID id, Caller caller) {
        requests.accept(id, caller);
    }

    /**
     * Declines a request to the caller, or withdraws one of the caller's own. The other person is not told.
     *
     * @param id the request
     */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endFollowRequest(@PathVariable UUID id, Caller caller) {
        requests.end(id, caller);
    }
}
