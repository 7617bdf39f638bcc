package org.psyhealth.post.reading;

import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.conditional.EntityTags;
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
    private final EntityTags tags;

    ReadingController(PostReader reader, PostLists lists, EntityTags tags) {
        this.reader = reader;
        this.lists = lists;
        this.tags = tags;
    }

    /**
     * A post with its whole text. A draft is found by its author only.
     *
     * @param id the post
     */
    @GetMapping("/{id}")
    ResponseEntity<PostView> getPost(@PathVariable UUID id, Caller caller) {
        var post = reader.get(id, caller);
        return tags.ok(post.version(), post);
    }

    /**
     * The published posts, the newest first. A topic or an author that does not exist has no posts: the page is empty.
     *
     * @param topic only posts in the topic with this slug
     * @param author only posts of this person
     */
    @GetMapping
    Page<PostSummary> listPosts(
            @RequestParam(required = false) @Pattern(regexp = "[a-z0-9-]{1,60}") @Nullable String topic,
            @RequestParam(required = false) @Nullable UUID author,
            Paging paging,
            Caller caller) {
        return lists.published(topic, author, paging, caller);
    }

    /** The caller's drafts, the newest first. */
    @GetMapping("/drafts")
    Page<PostSummary> listDrafts(Paging paging, Caller caller) {
        return lists.drafts(paging, caller);
    }
}
