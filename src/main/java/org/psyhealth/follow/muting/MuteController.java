package org.psyhealth.follow.muting;

import jakarta.validation.Valid;
import java.util.UUID;
import org.psyhealth.follow.relation.Members;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/follows/mutes")
class MuteController {

    private final MuteService mutes;

    MuteController(MuteService mutes) {
        this.mutes = mutes;
    }

    /** The people whom the caller mutes, the newest mute first. */
    @GetMapping
    Page<MutedMember> listMutes(Caller caller, Paging paging) {
        return mutes.list(caller, paging);
    }

    /**
     * Mutes a person: the caller hears nothing of them. The person is not told. Doing it again changes the end.
     *
     * @param memberId the person
     */
    @PutMapping("/{memberId}")
    @RequiresPerson
    @ProblemsOf(Members.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void muteMember(@PathVariable UUID memberId, @Valid @RequestBody NewMute wanted, Caller caller) {
        mutes.mute(memberId, wanted.until(), caller);
    }

    /**
     * Ends a mute. What happened meanwhile is not told.
     *
     * @param memberId the person
     */
    @DeleteMapping("/{memberId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmuteMember(@PathVariable UUID memberId, Caller caller) {
        mutes.unmute(memberId, caller);
    }
}
