package org.psyhealth.topic.help;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HelpController {

    private final HelpService help;

    HelpController(HelpService help) {
        this.help = help;
    }

    /**
     * Where somebody who reads about a topic finds help: in a country, and in every one.
     *
     * @param slug the topic's name in URLs
     * @param country the country (ISO 3166-1, two letters); without it, only what helps in every country
     */
    @GetMapping("/api/topics/{slug:[a-z0-9-]{1,60}}/resources")
    List<HelpResource> listHelpResources(
            @PathVariable String slug,
            @RequestParam
                    @Pattern(regexp = "[A-Z]{2}", message = "must be the code of a country, in two capital letters")
                    @Nullable
                    String country) {
        return help.shown(slug, country);
    }
}
