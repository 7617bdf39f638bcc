package org.psyhealth.bench.control;

import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ControlController {

    private final PostTable posts;
    private final PostWriter writer;

    ControlController(PostTable posts, PostWriter writer) {
        this.posts = posts;
        this.writer = writer;
    }

    @GetMapping("/control/posts/{id}")
    ResponseEntity<PostView> get(@PathVariable UUID id) {
        return ResponseEntity.of(posts.find(id));
    }

    @GetMapping("/control/posts")
    PostView.Page list(@RequestParam(defaultValue = "20") int limit) {
        var items = posts.newest(limit);
        return new PostView.Page(items, items.isEmpty() ? null : items.getLast().id().toString());
    }

    @PostMapping("/control/posts")
    ResponseEntity<PostView> write(@RequestBody NewPost wanted) {
        var post = writer.write(wanted);
        return ResponseEntity.created(URI.create("/control/posts/" + post.id())).body(post);
    }

    @GetMapping("/health")
    void health() {}
}
