package org.psyhealth.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.web.problem.ProblemType;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients rely on the types of problems: each one is in docs/problems.md, and no two share a name. */
class ProblemDocumentationTests {

    @Test
    void every_problem_type_is_documented_with_its_status() throws IOException {
        var page = Files.readString(Path.of("docs/problems.md"));
        assertThat(types())
                .hasSizeGreaterThan(20)
                .allSatisfy(type -> assertThat(page)
                        .contains("| `" + type.slug() + "` | " + type.status().value() + " |"));
    }

    @Test
    void every_problem_type_has_a_name_of_its_own() {
        assertThat(types().map(ProblemType::slug)).doesNotHaveDuplicates();
    }

    @Test
    void every_problem_type_explains_itself_in_both_languages() throws IOException {
        for (var language : List.of("en", "vi")) {
            var explained = new TreeMap<String, JsonNode>();
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:/*/problems/" + language + ".json")) {
                JsonMapper.shared()
                        .readTree(file.getContentAsByteArray())
                        .path("types")
                        .properties()
                        .forEach(type -> explained.put(type.getKey(), type.getValue()));
            }
            assertThat(explained.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            types().map(ProblemType::slug).toList());
            types().forEach(type -> {
                var explanation = Objects.requireNonNull(explained.get(type.slug()));
                assertThat(explanation.path("when").asString(""))
                        .as(type.slug())
                        .isNotEmpty();
                assertThat(explanation.path("remedy").asString(""))
                        .as(type.slug())
                        .isNotEmpty();
                if (language.equals("en")) {
                    assertThat(explanation.path("title").asString("")).isEqualTo(type.title());
                    assertThat(explanation.path("status").asInt())
                            .isEqualTo(type.status().value());
                }
            });
        }
    }

    private static Stream<ProblemType> types() {
        return new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("org.psyhealth").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(ProblemType.class))
                        .map(field -> valueOf(field.reflect()));
    }

    private static ProblemType valueOf(Field constant) {
        try {
            constant.setAccessible(true);
            return (ProblemType) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
