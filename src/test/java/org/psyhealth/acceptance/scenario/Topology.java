package org.psyhealth.acceptance.scenario;

import java.util.List;
import org.psyhealth.support.Modules;

/**
 * The distribution of the modules over processes.
 *
 * @param processes the value of {@code psyhealth.modules} for each process; empty for all modules
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
