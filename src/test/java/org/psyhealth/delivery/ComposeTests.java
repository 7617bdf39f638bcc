package org.psyhealth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What compose.yaml runs, and how. */
class ComposeTests {

    private static final Map<String, Map<String, Object>> SERVICES = services();

    @Test
    void it_runs_the_application_with_everything_around_it() {
        assertThat(SERVICES)
                .containsOnlyKeys(
                        "app",
                        "postgres",
                        "mongodb",
                        "kafka",
                        "keycloak",
                        "collector",
                        "zipkin",
                        "prometheus",
                        "grafana",
                        "alertmanager",
                        "mailpit",
                        "s3");
        assertThat(image("postgres")).isEqualTo("postgres:18");
        assertThat(image("mongodb")).isEqualTo("mongo:8");
        assertThat(image("kafka")).startsWith("apache/kafka:4.2");
        assertThat(image("keycloak")).endsWith("/keycloak:26.7");
        assertThat(list("mongodb", "command")).contains("--replSet");
    }

    @Test
    void tests_on_containers_use_the_same_images() throws IOException {
        var stack = Files.readString(Path.of("src/test/java/org/psyhealth/services/ContainerStack.java"));
        var named = Pattern.compile("Container(?:<>)?\\(\"([^\"]+:[^\"]+)\"\\)")
                .matcher(stack)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(named).hasSize(6).isSubsetOf(images());
    }

    @Test
    void every_image_has_a_version() {
        assertThat(images()).allMatch(image -> image.matches("\\S+:(?!latest)\\S+"));
    }

    @Test
    void the_application_runs_as_in_production() {
        assertThat(SERVICES.get("app"))
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsEntry("mem_limit", "512m")
                .doesNotContainKeys("user", "healthcheck", "entrypoint", "command");
    }

    @Test
    void nothing_is_reachable_from_other_machines() {
        assertThat(all("ports")).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void every_file_that_is_mounted_exists_and_cannot_be_changed() {
        assertThat(all("volumes")).isNotEmpty().allSatisfy(volume -> {
            assertThat(volume).endsWith(":ro");
            assertThat(Path.of(volume.split(":")[0])).exists();
        });
    }

    private static List<String> images() {
        return SERVICES.keySet().stream().map(ComposeTests::image).toList();
    }

    private static String image(String service) {
        return String.valueOf(Objects.requireNonNull(SERVICES.get(service)).get("image"));
    }

    private static List<String> all(String key) {
        return SERVICES.keySet().stream()
                .flatMap(service -> list(service, key).stream())
                .toList();
    }

    private static List<String> list(String service, String key) {
        var value = Objects.requireNonNull(SERVICES.get(service)).get(key);
        return value instanceof List<?> list
                ? Stream.of(list.toArray()).map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        try {
            Map<String, Object> file = new Yaml().load(Files.readString(Path.of("compose.yaml")));
            return (Map<String, Map<String, Object>>) Objects.requireNonNull(file.get("services"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
