package org.psyhealth.services.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** A topic of the starter set and the texts of its posts: one file {@code demo/<slug>.json} each. */
record DemoTopic(String slug, Voices en, Voices vi, List<Guidance> guidance) {

    private static final List<String> SLUGS = List.of(
            "anxiety", "sleep", "depression", "grief", "stress-at-work", "relationships", "loneliness", "recovery");

    /** What members write in one language. */
    record Voices(List<Story> stories, List<String> helped, List<String> closings) {}

    /** A story, which becomes one post. */
    record Story(String title, String text) {}

    /** What a therapist explains. */
    record Guidance(String locale, String title, String body) {}

    static List<DemoTopic> all() {
        return SLUGS.stream().map(DemoTopic::load).toList();
    }

    Voices in(String locale) {
        return locale.equals("vi") ? vi : en;
    }

    private static DemoTopic load(String slug) {
        try (var stream = new ClassPathResource("demo/" + slug + ".json").getInputStream()) {
            return JsonMapper.shared().readValue(stream, DemoTopic.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
