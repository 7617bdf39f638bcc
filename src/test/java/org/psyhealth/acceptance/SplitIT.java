package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.platform.security.TestIssuer;
import org.psyhealth.support.Endpoint;
import org.psyhealth.support.Modules;
import tools.jackson.databind.JsonNode;

/** The same journey with the modules in one process, in two and in one each: only configuration differs. */
class SplitIT {

    static List<List<String>> deployments() {
        var modules = Modules.names();
        var half = modules.size() / 2;
        return List.of(
                List.of(""),
                List.of(
                        String.join(",", modules.subList(0, half)),
                        String.join(",", modules.subList(half, modules.size()))),
                modules);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deployments")
    void the_journey_does_not_depend_on_how_modules_are_spread(List<String> deployment) {
        var processes = new ArrayList<AppProcess>();
        try {
            for (var modules : deployment) {
                processes.add(AppProcess.start(with(TestCallers.properties(), "psyhealth.modules", modules)));
            }
            processes.forEach(AppProcess::awaitReady);
            var addresses = discover(processes);
            assertThat(addresses.keySet())
                    .containsExactlyInAnyOrderElementsOf(endpoints()
                            .flatMap(endpoint -> endpoint.base().stream())
                            .collect(Collectors.toSet()));
            new Journey(path -> addresses.entrySet().stream()
                            .filter(entry -> path.startsWith(entry.getKey()))
                            .findFirst()
                            .orElseThrow()
                            .getValue())
                    .walk();
        } finally {
            processes.parallelStream().forEach(AppProcess::close);
        }
        assertThat(processes).allMatch(process -> process.exitCode() == 143, "stopped in order");
    }

    /** The URL that serves each base path, as reported by the processes. */
    private static Map<String, String> discover(List<AppProcess> processes) {
        var addresses = new HashMap<String, String>();
        for (var process : processes) {
            var anyone = new Api(path -> process.url(), TestIssuer.shared().token(UUID.randomUUID(), "MEMBER"));
            for (JsonNode module :
                    anyone.get("/api/discovery").expect(200).json().path("modules")) {
                module.path("api").forEach(base -> addresses.put(base.asString(), process.url()));
            }
            var foreign = endpoints()
                    .filter(endpoint ->
                            endpoint.method().equals("GET") && !endpoint.path().contains("{"))
                    .filter(endpoint ->
                            !process.url().equals(addresses.get(endpoint.base().orElseThrow())))
                    .map(Endpoint::path)
                    .toList();
            foreign.forEach(path -> anyone.get(path).expect(404));
        }
        return addresses;
    }

    /** The endpoints of the modules' APIs. */
    private static Stream<Endpoint> endpoints() {
        return Endpoint.all().stream().filter(endpoint -> Modules.names().contains(endpoint.module()));
    }

    private static Map<String, String> with(Map<String, String> properties, String name, String value) {
        var result = new HashMap<>(properties);
        result.put(name, value);
        return result;
    }
}
