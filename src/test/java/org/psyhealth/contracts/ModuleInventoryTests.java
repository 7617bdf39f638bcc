package org.psyhealth.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.psyhealth.contracts.ModuleInventory.Module;
import org.psyhealth.contracts.ModuleInventory.Topic;
import org.psyhealth.support.Modules;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Topics, infrastructure and dashboards are made from one file, and the file is made from the code. */
class ModuleInventoryTests {

    private final ModuleInventory inventory = ModuleInventory.ofCode();

    @Test
    void the_committed_inventory_is_what_the_code_says() {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        CommittedFile.of("infra/modules.json").mustEqual(json.writeValueAsString(inventory) + "\n");
    }

    @Test
    void each_module_found_is_in_it() {
        assertThat(inventory.modules()).extracting(Module::name).containsExactlyElementsOf(Modules.names());
        assertThat(inventory.libraries()).extracting(Module::name).containsExactlyElementsOf(Modules.libraries());
        assertThat(inventory.modules()).allSatisfy(module -> {
            assertThat(module.displayName()).isNotEmpty();
            assertThat(module.api()).isNotEmpty();
        });
    }

    @Test
    void each_topic_is_published_and_each_consumed_topic_exists() {
        var published = owners().flatMap(owner -> owner.publishes().stream().map(ModuleInventory.Stream::topic))
                .distinct();
        var topics = inventory.topics().stream()
                .filter(topic -> !topic.policy().equals("dead-letter"))
                .map(Topic::name)
                .toList();
        assertThat(published).containsExactlyInAnyOrderElementsOf(topics);
        assertThat(owners().flatMap(owner -> owner.consumes().stream())).isSubsetOf(topics);
        assertThat(owners().flatMap(owner -> owner.deadLetterTopics().stream()))
                .containsExactlyInAnyOrderElementsOf(inventory.topics().stream()
                        .map(Topic::name)
                        .filter(name -> !topics.contains(name))
                        .toList());
    }

    @Test
    void a_state_topic_keeps_the_newest_of_each_key_and_forgets_the_rest_within_a_week() {
        assertThat(withPolicy("state")).isNotEmpty().allSatisfy(topic -> {
            assertThat(topic.config())
                    .containsEntry("cleanup.policy", "compact")
                    .containsEntry("max.compaction.lag.ms", "604800000")
                    .doesNotContainKey("retention.ms");
            assertThat(Long.parseLong(topic.config().get("segment.ms"))).isLessThan(604_800_000 / 3);
        });
    }

    @Test
    void effects_and_dead_letters_are_kept_for_thirty_days() {
        assertThat(withPolicy("effect")).isNotEmpty().allSatisfy(ModuleInventoryTests::isKeptForThirtyDays);
        assertThat(withPolicy("dead-letter")).isNotEmpty().allSatisfy(ModuleInventoryTests::isKeptForThirtyDays);
    }

    @Test
    void twenty_tasks_can_share_each_topic() {
        assertThat(Stream.concat(withPolicy("state").stream(), withPolicy("effect").stream()))
                .allSatisfy(topic -> assertThat(topic.partitions()).isEqualTo(24));
        assertThat(withPolicy("dead-letter"))
                .allSatisfy(topic -> assertThat(topic.partitions()).isEqualTo(1));
    }

    @Test
    void each_migration_folder_belongs_to_a_module() {
        assertThat(owners().map(Module::migrations).filter(folder -> folder != null))
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(Path.of(folder)).isNotEmptyDirectory());
    }

    private Stream<Module> owners() {
        return Stream.concat(inventory.modules().stream(), inventory.libraries().stream());
    }

    private List<Topic> withPolicy(String policy) {
        return inventory.topics().stream()
                .filter(topic -> topic.policy().equals(policy))
                .toList();
    }

    private static void isKeptForThirtyDays(Topic topic) {
        assertThat(topic.config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "2592000000");
    }
}
