package org.psyhealth.topic.tag;

import java.util.List;
import org.psyhealth.platform.web.input.Characters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TagController {

    private final TagSuggestions suggestions;

    TagController(TagSuggestions suggestions) {
        this.suggestions = suggestions;
    }

    /**
     * The tags that begin like a text, with or without its marks, or are similar to it.
     *
     * @param prefix what somebody typed so far
     */
    @GetMapping("/api/topics/tags")
    List<TagSuggestion> suggestTags(@RequestParam @Characters(min = 1, max = 40) String prefix) {
        return suggestions.of(prefix);
    }
}
