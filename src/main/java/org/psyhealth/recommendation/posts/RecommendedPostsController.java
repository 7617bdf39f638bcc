package org.psyhealth.recommendation.posts;

import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RecommendedPostsController {

    private final RecommendedPosts posts;

    RecommendedPostsController(RecommendedPosts posts) {
        this.posts = posts;
    }

    /** Posts in the topics that the caller follows, new and popular ones first, each with the reason for showing it. */
    @GetMapping("/api/recommended/posts")
    Page<Recommendation> listRecommendedPosts(Caller caller, Paging paging) {
        return posts.list(caller, paging);
    }
}
