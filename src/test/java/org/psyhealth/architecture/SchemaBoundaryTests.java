package org.psyhealth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.support.Modules;

/** No statement of a module names another module's schema. */
class SchemaBoundaryTests {

    private static final Pattern QUALIFIED_TABLE =
            Pattern.compile("(?i)\\b(?:from|join|into|update|table|references|truncate|lock|delete from|on)\\s+" + "("
                    + String.join("|", owners()) + ")\\.[a-z_]+");

    private static final Pattern SCHEMA_OF_ENTITY = Pattern.compile("schema = \"(\\w+)\"");

    /** Whoever may have a schema: the modules and the libraries. */
    static List<String> owners() {
        return Stream.concat(Modules.names().stream(), Modules.libraries().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("owners")
    void sql_stays_in_the_schema_of_its_module(String module) {
        var foreign = new ArrayList<String>();
        var sources = Stream.concat(
                textsUnder(Path.of("src/main/java/org/psyhealth", module)),
                textsUnder(Path.of("src/main/resources", module, "migration")));
        sources.forEach(text -> Stream.of(QUALIFIED_TABLE, SCHEMA_OF_ENTITY).forEach(pattern -> {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                if (!matcher.group(1).equals(module)) {
                    foreign.add(matcher.group());
                }
            }
        }));
        assertThat(foreign)
                .as("what %s needs of another module it keeps as its own projection, fed by events", module)
                .isEmpty();
    }

    @Test
    void the_pattern_finds_a_foreign_table() {
        assertThat(QUALIFIED_TABLE
                        .matcher("select 1 from post.post p join topic.topic t on true")
                        .results()
                        .count())
                .isEqualTo(2);
    }

    private static Stream<String> textsUnder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.walk(folder)) {
            return List.copyOf(files.filter(Files::isRegularFile).toList()).stream()
                    .map(SchemaBoundaryTests::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
