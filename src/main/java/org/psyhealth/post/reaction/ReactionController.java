package org.psyhealth.post.reaction;

import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/posts/{id}/reactions/{kind}")
class ReactionController {

    private final ReactionService reacting;

    ReactionController(ReactionService reacting) {
        this.reacting = reacting;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void react(@PathVariable UUID id, @PathVariable String kind, Caller caller) {
        reacting.react(id, kindOf(kind), caller);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unreact(@PathVariable UUID id, @PathVariable String kind, Caller caller) {
        reacting.unreact(id, kindOf(kind), caller);
    }

    private static ReactionKind kindOf(String slug) {
        return ReactionKind.of(slug).orElseThrow(() -> Problems.notFound("This kind of reaction"));
    }
}
