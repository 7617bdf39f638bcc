package org.psyhealth.follow.blocking;

import java.util.UUID;
import org.psyhealth.follow.relation.ListedMember;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/follows/blocks")
class BlockController {

    private final BlockService blocks;

    BlockController(BlockService blocks) {
        this.blocks = blocks;
    }

    /** The people whom the caller blocks, the newest block first. */
    @GetMapping
    Page<ListedMember> listBlocks(Caller caller, Paging paging) {
        return blocks.list(caller, paging);
    }

    /**
     * Blocks a person: from now on neither sees the other, and neither follows the other. The person is not told.
     *
     * @param memberId the person
     */
    @PutMapping("/{memberId}")
    @RequiresPerson
    @ProblemsOf(Members.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void blockMember(@PathVariable UUID memberId, Caller caller) {
        blocks.block(memberId, caller);
    }

    /**
     * Ends a block. Follows that it ended stay ended, and what happened meanwhile is not told.
     *
     * @param memberId the person
     */
    @DeleteMapping("/{memberId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblockMember(@PathVariable UUID memberId, Caller caller) {
        blocks.unblock(memberId, caller);
    }
}
