package org.psyhealth.acceptance.scenario;

import java.util.List;
import org.psyhealth.support.Modules;

/**
 * How the modules are spread over processes.
 *
 * @param processes what each process runs, as {@code psyhealth.modules} takes it; empty for all modules
 */
record Topology(String name, List<String> processes) {

    static List<Topology> all() {
        return List.of(new Topology("two-of-all", List.of("", "")), new Topology("one-per-module", Modules.names()));
    }

    @Override
    public String toString() {
        return name;
    }
}
