package org.psyhealth.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.web.problem.ProblemType;

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
