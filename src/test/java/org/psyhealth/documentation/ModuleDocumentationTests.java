package org.psyhealth.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psyhealth.PsyHealthApplication;
import org.psyhealth.contracts.CommittedFile;
import org.psyhealth.support.Modules;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;
import org.springframework.modulith.docs.Documenter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is written about the modules is what the code says. */
class ModuleDocumentationTests {

    private final ApplicationModules modules = ApplicationModules.of(PsyHealthApplication.class);

    @Test
    void each_module_has_a_section_in_modules_md() {
        var content = CommittedFile.of("modules.md").content();
        assertThat(content).isNotNull();
        assertThat(ModuleFacts.placesIn(content)).as("""
                        modules.md must have a section for each module: what it owns, why it is a module of its own, \
                        and the two lines "<!-- facts:NAME -->" and "<!-- end -->", between which a build with \
                        -Dpsyhealth.contracts=accept writes the facts""").containsExactlyInAnyOrderElementsOf(Modules.names());
    }

    @Test
    void the_facts_in_modules_md_are_those_of_the_code() {
        var page = CommittedFile.of("modules.md");
        var content = page.content();
        assertThat(content).isNotNull();
        page.mustEqual(new ModuleFacts().insertInto(content));
    }

    /** Read by the management endpoint {@code modulith}, so that no process analyses its own classes at run time. */
    @Test
    void the_precomputed_module_structure_is_that_of_the_code() {
        CommittedFile.of("src/main/resources/META-INF/spring-modulith/application-modules.json")
                .mustEqual(sorted(new ApplicationModulesExporter(modules).toJson()) + "\n");
    }

    @Test
    void diagrams_and_canvases_are_produced() {
        new Documenter(modules).writeModulesAsPlantUml().writeModuleCanvases();
        var folder = Path.of("target/spring-modulith-docs");
        assertThat(folder.resolve("components.puml")).isNotEmptyFile();
        assertThat(modules.stream().map(module -> folder.resolve("module-" + module.getIdentifier() + ".adoc")))
                .allMatch(Files::exists, "was written");
    }

    /** The exporter lists types in the order in which they were found, which differs between machines. */
    private static String sorted(String json) {
        var mapper = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(mapper.readValue(json, Object.class)));
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var result = new TreeMap<String, Object>();
                map.forEach((key, entry) -> result.put(String.valueOf(key), sorted(entry)));
                yield result;
            }
            case List<?> list ->
                list.stream()
                        .map(ModuleDocumentationTests::sorted)
                        .sorted(Comparator.comparing(Object::toString))
                        .toList();
            default -> value;
        };
    }
}
