package org.psyhealth.platform.web.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.text.Languages;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What problems say, in the languages of the product. The code states titles and details in English; the translations,
 * and the explanation of each type, are in {@code <module>/problems/<language>.json}.
 */
@Component
class ProblemTexts {

    private final Map<String, Catalogue> catalogues = new HashMap<>();

    ProblemTexts(ResourcePatternResolver resources, JsonMapper json) {
        for (var language : Languages.ALL) {
            var catalogue = new Catalogue(new TreeMap<>(), new HashMap<>(), new ArrayList<>());
            try {
                for (var file : resources.getResources("classpath*:/*/problems/" + language + ".json")) {
                    try (var content = file.getInputStream()) {
                        catalogue.add(json.readValue(content, File.class));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            catalogues.put(language.getLanguage(), catalogue);
        }
    }

    /** The explanation of a type, in English if there is no translation; empty if there is no such type. */
    Optional<Explanation> explanation(String slug, Locale language) {
        var translated = catalogueOf(language).types().get(slug);
        return Optional.ofNullable(
                translated != null ? translated : english().types().get(slug));
    }

    /** The status of a type that has an explanation. */
    int status(String slug) {
        return Objects.requireNonNull(
                Objects.requireNonNull(english().types().get(slug)).status());
    }

    /** The translation of a detail; the English sentence itself if there is none. */
    String detail(String english, Locale language) {
        var catalogue = catalogueOf(language);
        var exact = catalogue.texts().get(english);
        return exact != null
                ? exact
                : catalogue.patterns().stream()
                        .flatMap(pattern -> pattern.translate(english).stream())
                        .findFirst()
                        .orElse(english);
    }

    private Catalogue english() {
        return catalogueOf(Languages.ALL.getFirst());
    }

    private Catalogue catalogueOf(Locale language) {
        return Objects.requireNonNull(catalogues.get(language.getLanguage()));
    }

    /**
     * A type for people.
     *
     * @param title a short summary, in English that of the code
     * @param status the HTTP status; stated with the English text only
     * @param when what happened, in Markdown
     * @param remedy what to do, in Markdown
     */
    record Explanation(String title, @Nullable Integer status, String when, String remedy) {}

    private record File(Map<String, Explanation> types, Map<String, String> texts) {}

    private record Catalogue(Map<String, Explanation> types, Map<String, String> texts, List<PatternText> patterns) {

        void add(File file) {
            types.putAll(file.types());
            file.texts().forEach((english, translation) -> {
                if (english.indexOf('*') >= 0) {
                    patterns.add(PatternText.of(english, translation));
                } else {
                    texts.put(english, translation);
                }
            });
        }
    }

    /** A sentence with changing parts, each shown as an asterisk. */
    private record PatternText(Pattern english, String translation) {

        static PatternText of(String english, String translation) {
            if (changing(translation) > changing(english)) {
                throw new IllegalArgumentException("The translation has parts that are not there: " + translation);
            }
            return new PatternText(
                    Pattern.compile(
                            Stream.of(english.split("\\*", -1))
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining("(.*)")),
                            Pattern.DOTALL),
                    translation);
        }

        private static long changing(String text) {
            return text.chars().filter(character -> character == '*').count();
        }

        /** The changing parts are in the same order in every language; a translation may leave out the last ones. */
        Optional<String> translate(String text) {
            var matcher = english.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            var translated = new StringBuilder();
            var parts = translation.split("\\*", -1);
            for (var i = 0; i < parts.length; i++) {
                translated.append(i == 0 ? "" : matcher.group(i)).append(parts[i]);
            }
            return Optional.of(translated.toString());
        }
    }
}
