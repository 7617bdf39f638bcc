package org.psyhealth.post.reaction;

import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/posts/{id}/reactions/{kind}")
class ReactionController {

    private final ReactionService reacting;

    /** Not a converter: when one fails, Spring accepts the name of the constant, too. */
    @InitBinder
    void readKindsBySlug(WebDataBinder binder) {
        binder.registerCustomEditor(ReactionKind.class, new ReactionKindEditor());
    }

    ReactionController(ReactionService reacting) {
        this.reacting = reacting;
    }

    /**
     * Reacts to a published post of somebody else. A reader may react in each way once; repeating it changes nothing.
     *
     * @param id the post
     * @param kind how the reader reacts
     */
    @PutMapping
    @RequiresPerson
    @ProblemsOf(ReactionService.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reactToPost(@PathVariable UUID id, @PathVariable ReactionKind kind, Caller caller) {
        reacting.react(id, kind, caller);
    }

    /**
     * Takes a reaction back. Without one, nothing changes.
     *
     * @param id the post
     * @param kind how the reader had reacted
     */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeReaction(@PathVariable UUID id, @PathVariable ReactionKind kind, Caller caller) {
        reacting.unreact(id, kind, caller);
    }
}
