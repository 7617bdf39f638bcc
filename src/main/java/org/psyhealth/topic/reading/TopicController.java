package org.psyhealth.topic.reading;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.conditional.EntityTags;
import org.psyhealth.platform.web.input.Characters;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/topics")
class TopicController {

    /** The tree is the same for everybody and changes rarely; whoever has it asks whether it is still so. */
    private static final CacheControl SHARED =
            CacheControl.maxAge(Duration.ZERO).sMaxAge(Duration.ofMinutes(1)).mustRevalidate();

    private final TopicReader reader;
    private final EntityTags tags;

    TopicController(TopicReader reader, EntityTags tags) {
        this.reader = reader;
        this.tags = tags;
    }

    /** All active topics as a tree, in the language that the request prefers. It holds nothing personal. */
    @GetMapping
    ResponseEntity<TopicForest> listTopics(Locale language) {
        var forest = reader.forest(language);
        return ResponseEntity.ok()
                .eTag(tags.of(0, forest))
                .cacheControl(SHARED)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .body(forest);
    }

    /**
     * A topic. An earlier slug of it, and the slug of a topic that is merged into it, lead to it.
     *
     * @param slug the topic's name in URLs
     */
    @GetMapping("/{slug:[a-z0-9-]{1,60}}")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = TopicView.class)))
    @ApiResponse(responseCode = "307", description = "Merged", content = @Content)
    @ApiResponse(responseCode = "308", description = "Renamed", content = @Content)
    ResponseEntity<?> getTopic(@PathVariable String slug, Locale language, Caller caller) {
        var found = reader.find(slug, language, caller);
        if (found.isPresent()) {
            return tags.ok(found.get().version(), found.get());
        }
        var redirect = reader.redirect(slug);
        return ResponseEntity.status(
                        redirect.permanent() ? HttpStatus.PERMANENT_REDIRECT : HttpStatus.TEMPORARY_REDIRECT)
                .location(URI.create("/api/topics/" + redirect.slug()))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /**
     * The topics whose title begins like a text, in any language, with or without its marks, or nearly so.
     *
     * @param q what somebody typed so far
     */
    @GetMapping("/suggestions")
    List<TopicSummary> suggestTopics(@RequestParam @Characters(min = 1, max = 80) String q, Locale language) {
        return new Suggestions(q).among(reader.active(), language);
    }

    /** The topics that the caller follows, in the order of their slugs. */
    @GetMapping("/followed")
    Page<TopicSummary> listFollowedTopics(Paging paging, Locale language, Caller caller) {
        return reader.followed(paging, language, caller);
    }
}
