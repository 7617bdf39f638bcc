package org.psyhealth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.psyhealth.PsyHealthApplication;
import org.psyhealth.support.Modules;
import org.springframework.modulith.core.ApplicationModules;

/** Spring Modulith's verification: modules see each other's contracts and nothing else. */
class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(PsyHealthApplication.class);

    @Test
    void the_modules_are_those_that_can_be_selected_and_the_libraries() {
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Modules.names().stream(), Modules.libraries().stream())
                                .toList());
    }

    /**
     * Two modules may read each other's events (post reads topics, topic counts posts): a cycle of contracts, not of
     * code. Spring Modulith reports it as a cycle of modules; that no code is part of it is checked by
     * {@link ContractRulesTests#contracts_depend_on_no_module} and
     * {@link ContractRulesTests#module_code_is_free_of_cycles}.
     */
    @Test
    void modules_depend_only_on_what_they_declare() {
        modules.detectViolations()
                .filter(violation -> !violation.hasMessageContaining("Cycle detected"))
                .throwIfPresent();
    }
}
