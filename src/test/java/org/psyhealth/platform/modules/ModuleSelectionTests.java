package org.psyhealth.platform.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psyhealth.support.Modules;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class ModuleSelectionTests {

    private static final List<String> KNOWN = List.of("user", "post", "topic");

    @Test
    void the_known_modules_are_the_closed_ones_on_the_class_path() {
        assertThat(ModuleSelectionInitializer.knownModules()).containsExactlyElementsOf(Modules.names());
    }

    @Test
    void without_a_choice_every_module_runs() {
        assertThat(ModuleSelection.of(List.of(), KNOWN).names()).containsExactly("post", "topic", "user");
    }

    @Test
    void a_chosen_module_brings_only_its_own_classes_and_the_platform() {
        var selection = ModuleSelection.of(List.of("post"), KNOWN);
        assertThat(selection.includes("org.psyhealth.post.authoring.Post")).isTrue();
        assertThat(selection.includes("org.psyhealth.platform.web.paging.Page")).isTrue();
        assertThat(selection.includes("org.psyhealth.topic.catalog.Topic")).isFalse();
        assertThat(selection.includes("org.psyhealth.topics.Other"))
                .as("another package whose name only begins alike")
                .isTrue();
    }

    @Test
    void a_module_that_does_not_exist_is_named_with_those_that_do() {
        assertThatThrownBy(() -> ModuleSelection.of(List.of("posts"), KNOWN))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("psyhealth.modules")
                .hasMessageContaining("posts")
                .hasMessageContaining("[post, topic, user]");
    }
}
