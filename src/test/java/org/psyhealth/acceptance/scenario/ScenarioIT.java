package org.psyhealth.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing that was acknowledged is lost, nothing is duplicated, and everyone is notified of exactly what the rules
 * require: after kills, a frozen process, an outage of the broker and a restart of the database, and again after all
 * events have been consumed once more. {@link Scenario} defines duration and intensity.
 */
class ScenarioIT {

    static List<Topology> topologies() {
        return Topology.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("topologies")
    void whatever_fails_the_system_shows_what_it_acknowledged(Topology topology) throws Exception {
        var scenario = Scenario.chosen();
        try (var run = new ScenarioRun(scenario, topology)) {
            var differences = run.findDifferences();
            if (!differences.isEmpty()) {
                assertThat(differences)
                        .as("%s in %s; everything about it stands in %s", scenario, topology, run.report(differences))
                        .isEmpty();
            }
        }
    }
}
