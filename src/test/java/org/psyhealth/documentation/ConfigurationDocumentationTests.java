package org.psyhealth.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
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

    /** Keys below these belong to a library or to maps of free names. */
    private static final Pattern FREE = Pattern.compile(
            ".*\\.properties\\..*|logging\\.level\\..*|management\\.metrics\\.distribution\\..*|management\\.endpoint\\..*");

    @Test
    void every_key_that_the_application_sets_exists() throws IOException {
        var known = knownKeys();
        assertThat(keysOfApplication())
                .filteredOn(key -> !FREE.matcher(key).matches())
                .as("a key that no library and no properties class knows is misspelt")
                .allMatch(key -> known.contains(normal(key)), "is a known property");
    }

    @Test
    void every_key_of_ours_and_every_key_we_set_is_documented() throws IOException {
        var wanted = new TreeSet<>(keysOfApplication());
        wanted.addAll(ourKeys());
        assertThat(documentedKeys())
                .as("docs/configuration.md lists every property that is ours or not at its default, with the why")
                .containsAll(wanted);
    }

    @Test
    void every_documented_key_exists() throws IOException {
        var known = knownKeys();
        assertThat(documentedKeys())
                .filteredOn(key -> !FREE.matcher(key).matches())
                .allMatch(key -> known.contains(normal(key)), "is a known property");
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

    private static Set<String> ourKeys() throws IOException {
        return allMetadataKeys().stream()
                .filter(key -> key.startsWith("psyhealth."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> knownKeys() throws IOException {
        return allMetadataKeys().stream()
                .map(ConfigurationDocumentationTests::normal)
                .collect(Collectors.toSet());
    }

    private static Set<String> allMetadataKeys() throws IOException {
        var json = JsonMapper.builder().build();
        var keys = new TreeSet<String>();
        for (var file : new String[] {
            "META-INF/spring-configuration-metadata.json", "META-INF/additional-spring-configuration-metadata.json"
        }) {
            var resources =
                    ConfigurationDocumentationTests.class.getClassLoader().getResources(file);
            for (var resource : Collections.list(resources)) {
                try (var in = resource.openStream()) {
                    for (JsonNode property : json.readTree(in).path("properties")) {
                        keys.add(property.path("name").asString());
                    }
                }
            }
        }
        return keys;
    }

    private static String normal(String key) {
        return key.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
