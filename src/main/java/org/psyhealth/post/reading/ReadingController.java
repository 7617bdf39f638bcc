package org.psyhealth.post.reading;

import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/posts")
class ReadingController {

    private final PostReader reader;
    private final PostLists lists;

    ReadingController(PostReader reader, PostLists lists) {
        this.reader = reader;
        this.lists = lists;
    }

    @GetMapping("/{id}")
    ResponseEntity<PostView> get(@PathVariable UUID id, Caller caller) {
        var post = reader.get(id, caller);
        return ResponseEntity.ok().eTag(IfMatch.tagOf(post.version())).body(post);
    }

    /** A topic or an author that does not exist has no posts: the page is empty. */
    @GetMapping
    Page<PostSummary> list(
            @RequestParam(required = false) @Pattern(regexp = "[a-z0-9-]{1,60}") @Nullable String topic,
            @RequestParam(required = false) @Nullable UUID author,
            Paging paging,
            Caller caller) {
        return lists.published(topic, author, paging, caller);
    }

    @GetMapping("/drafts")
    Page<PostSummary> drafts(Paging paging, Caller caller) {
        return lists.drafts(paging, caller);
    }
}
