package org.psyhealth.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemDocumentationTests {

    @Test
    void every_problem_type_is_documented_with_its_status() throws IOException {
        var page = Files.readString(Path.of("docs/problems.md"));

        assertThat(types())
                .hasSizeGreaterThan(15)
                .allSatisfy(type -> assertThat(page)
                        .contains("| `" + type.slug() + "` | " + type.status().value() + " |"));
    }

    private static Stream<ProblemType> types() {
        return Stream.of(Problems.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ProblemType.class)
                .map(field -> {
                    try {
                        return (ProblemType) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
