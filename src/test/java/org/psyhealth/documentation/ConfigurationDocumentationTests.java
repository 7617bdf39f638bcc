package org.psyhealth.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No key is misspelt, and docs/configuration.md names every key that is ours or not at its default. */
class ConfigurationDocumentationTests {

    @Test
    void every_key_that_the_application_sets_exists() throws IOException {
        assertThat(unknown(keysOfApplication()))
                .as("a key that no library and no properties class knows is misspelt")
                .isEmpty();
    }

    @Test
    void every_key_of_ours_and_every_key_we_set_is_documented() throws IOException {
        var missing = new TreeSet<>(keysOfApplication());
        metadata().keySet().stream().filter(key -> key.startsWith("psyhealth.")).forEach(missing::add);
        missing.removeAll(documentedKeys());
        assertThat(missing)
                .as("docs/configuration.md lists every property that is ours or not at its default, with the why")
                .isEmpty();
    }

    @Test
    void every_documented_key_exists() throws IOException {
        assertThat(unknown(documentedKeys()))
                .as("these are documented and nobody knows them")
                .isEmpty();
    }

    /** The keys that are neither a known property nor an entry of a known map. */
    private static Set<String> unknown(Set<String> keys) throws IOException {
        var known = new TreeSet<String>();
        var maps = new TreeSet<String>();
        metadata().forEach((name, type) -> {
            known.add(normal(name));
            if (type.startsWith("java.util.Map") || type.equals("java.util.Properties")) {
                maps.add(normal(name) + ".");
            }
        });
        return keys.stream()
                .filter(key -> !known.contains(normal(key)))
                .filter(key -> maps.stream().noneMatch(normal(key)::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keysOfApplication() throws IOException {
        return new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml")).stream()
                        .flatMap(source -> Set.of(((EnumerablePropertySource<?>) source).getPropertyNames()).stream())
                        .map(key -> key.replaceAll("\\[\\d+]", ""))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> documentedKeys() throws IOException {
        return Pattern.compile("^\\| `([^`]+)`", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("docs/configuration.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The type of every property that is described on the class path, by its name. */
    private static Map<String, String> metadata() throws IOException {
        var json = JsonMapper.builder().build();
        var types = new TreeMap<String, String>();
        var loader = ConfigurationDocumentationTests.class.getClassLoader();
        for (var file :
                List.of("spring-configuration-metadata.json", "additional-spring-configuration-metadata.json")) {
            for (var resource : Collections.list(loader.getResources("META-INF/" + file))) {
                try (var in = resource.openStream()) {
                    for (JsonNode property : json.readTree(in).path("properties")) {
                        types.put(
                                property.path("name").asString(),
                                property.path("type").asString(""));
                    }
                }
            }
        }
        return types;
    }

    private static String normal(String key) {
        return key.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
