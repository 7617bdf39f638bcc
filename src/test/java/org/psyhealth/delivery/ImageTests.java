package org.psyhealth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Dockerfile states; that the image runs is scripts/measure-container.sh's to show. */
class ImageTests {

    private static final Path OPTIONS = Path.of("infra/container/jvm");

    @Test
    void every_foreign_image_is_pinned_by_digest() throws IOException {
        var lines = instructions();
        var images =
                lines.stream().filter(line -> line.matches("ARG \\w+_IMAGE=.*")).toList();
        assertThat(images).hasSize(2).allMatch(line -> line.matches("ARG \\w+_IMAGE=\\S+@sha256:[0-9a-f]{64}"));

        var stages = named(lines, "FROM \\S+ AS (\\w+)");
        var allowed = Stream.concat(
                        named(images, "ARG (\\w+)=.*").stream().map(name -> "${" + name + "}"), stages.stream())
                .toList();
        assertThat(named(lines, "FROM (\\S+).*"))
                .as("an image that is neither an argument nor a stage is not pinned")
                .isNotEmpty()
                .allMatch(allowed::contains);
    }

    @Test
    void it_runs_as_a_user_that_needs_no_name_and_is_not_root() throws IOException {
        assertThat(finalStage().stream().filter(line -> line.startsWith("USER ")))
                .singleElement()
                .asString()
                .matches("USER [1-9]\\d*:[1-9]\\d*");
    }

    @Test
    void it_needs_no_shell_and_leaves_health_to_the_orchestrator() throws IOException {
        assertThat(instructions()).noneMatch(line -> line.startsWith("HEALTHCHECK"));
        assertThat(finalStage())
                .filteredOn(line -> line.matches("(ENTRYPOINT|CMD|RUN|SHELL)\\b.*"))
                .singleElement()
                .asString()
                .matches("ENTRYPOINT \\[(\"[^\"]+\"(, )?)+]");
    }

    @Test
    void the_cache_is_recorded_on_what_the_image_runs() throws IOException {
        assertThat(instructions()).contains("FROM application AS training");
        assertThat(finalStage()).first().isEqualTo("FROM application");
        var recording = instructions().stream()
                .filter(line -> line.contains("TrainingRun"))
                .toList();
        assertThat(recording).singleElement().asString().contains("/app/psyhealth.jar", "/app/jvm/common.options");
        assertThat(finalStage())
                .anyMatch(line -> line.startsWith("ENTRYPOINT")
                        && line.contains("\"@/app/jvm/common.options\", \"-XX:AOTCache=/app/psyhealth.aot\"")
                        && line.contains("\"-jar\", \"/app/psyhealth.jar\""));
    }

    @ParameterizedTest
    @CsvSource({"512m, 512", "1g, 1024", "2g, 2048"})
    void the_heap_leaves_room_for_the_rest_of_the_process(String size, int megabytes) throws IOException {
        var options = Files.readString(OPTIONS.resolve(size + ".options"));
        var heap = Integer.parseInt(first(options, "(?m)^-Xmx(\\d+)m$"));
        assertThat(heap).isLessThanOrEqualTo(megabytes - 300).isLessThanOrEqualTo(megabytes * 6 / 10);
        assertThat(Integer.parseInt(first(options, "(?m)^-Xms(\\d+)m$"))).isBetween(64, heap);
    }

    @Test
    void the_image_starts_with_a_size_that_exists() throws IOException {
        var line = finalStage().stream()
                .filter(found -> found.startsWith("ENV JDK_JAVA_OPTIONS="))
                .findFirst()
                .orElseThrow();
        assertThat(OPTIONS.resolve(first(line, "@/app/jvm/([^\"]+)"))).isRegularFile();
    }

    @Test
    void the_build_sees_only_what_it_needs() throws IOException {
        var ignored = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(ignored).first().isEqualTo("*");
        assertThat(ignored).doesNotContain("!target", "!.git", "!infra");
        var copied = named(instructions(), "COPY (?!--from)(.+) \\S+").stream()
                .flatMap(sources -> Stream.of(sources.split(" ")))
                .map(source -> source.replaceAll("/$", ""))
                .toList();
        assertThat(copied)
                .isNotEmpty()
                .allMatch(source -> ignored.stream()
                        .anyMatch(line -> line.startsWith("!") && source.startsWith(line.substring(1))));
    }

    @Test
    void keycloaks_task_says_what_its_image_runs() throws IOException {
        var lines = instructions(Path.of("infra/keycloak/Dockerfile"));
        var task = Files.readString(Path.of("infra/terraform/modules/identity/keycloak.tf"));

        assertThat(lines).contains("ENTRYPOINT [\"/opt/keycloak/bin/kc.sh\"]");
        assertThat(named(lines, "CMD \\[(.+)]")).containsExactly(first(task, "(?m)^ +command += \\[(.+)]$"));
    }

    @Test
    void keycloaks_build_sees_what_it_copies() throws IOException {
        var ignored = Files.readAllLines(Path.of("infra/keycloak/Dockerfile.dockerignore"));
        var copied = named(
                instructions(Path.of("infra/keycloak/Dockerfile")), "COPY (?!--from)(?:--chown=\\S+ )?(\\S+?)/? \\S+");

        assertThat(copied).hasSize(2).allMatch(source -> ignored.contains("!" + source));
    }

    private static List<String> instructions() throws IOException {
        return instructions(Path.of("Dockerfile"));
    }

    /** One line each, without comments. */
    private static List<String> instructions(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("(?m)^#.*\\R", "")
                .replaceAll("\\\\\\R\\s*", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> finalStage() throws IOException {
        var lines = instructions();
        var start = 0;
        for (var i = 0; i < lines.size(); i++) {
            start = lines.get(i).startsWith("FROM ") ? i : start;
        }
        return lines.subList(start, lines.size());
    }

    private static List<String> named(List<String> lines, String pattern) {
        return lines.stream()
                .map(Pattern.compile(pattern)::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .toList();
    }

    private static String first(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
