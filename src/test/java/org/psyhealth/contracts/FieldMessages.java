package org.psyhealth.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/** The sentences that are translated, in either language; an asterisk stands for a changing part. */
final class FieldMessages {

    private static final List<Pattern> TRANSLATED = read();

    private FieldMessages() {}

    /** Whether a reader of any language understands it: it has a translation, or is one. */
    static boolean isTranslated(String message) {
        return TRANSLATED.stream().anyMatch(pattern -> pattern.matcher(message).matches());
    }

    private static List<Pattern> read() {
        var patterns = new ArrayList<Pattern>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:/*/problems/vi.json")) {
                try (var content = file.getInputStream()) {
                    JsonMapper.shared()
                            .readTree(content)
                            .path("texts")
                            .properties()
                            .forEach(text -> {
                                patterns.add(patternOf(text.getKey()));
                                patterns.add(patternOf(text.getValue().asString()));
                            });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return patterns;
    }

    private static Pattern patternOf(String text) {
        return Pattern.compile(
                Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
    }
}
