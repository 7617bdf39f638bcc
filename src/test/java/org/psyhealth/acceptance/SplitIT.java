package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.platform.security.TestIssuer;
import tools.jackson.databind.JsonNode;

/** The same journey with the modules in one process, in two and in five: only configuration differs. */
class SplitIT {

    static List<List<String>> deployments() {
        return List.of(
                List.of(""),
                List.of("user,topic,post", "notification,recommendation"),
                List.of("user", "topic", "post", "notification", "recommendation"));
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
                    .containsExactlyInAnyOrder(
                            "/api/users", "/api/topics", "/api/posts", "/api/notifications", "/api/recommended");
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

    /** Which address serves which base path, as the processes themselves tell it. */
    private static Map<String, String> discover(List<AppProcess> processes) {
        var addresses = new HashMap<String, String>();
        for (var process : processes) {
            var anyone = new Api(path -> process.url(), TestIssuer.shared().token(UUID.randomUUID(), "MEMBER"));
            for (JsonNode module :
                    anyone.get("/api/discovery").expect(200).json().path("modules")) {
                addresses.put(module.path("api").asString(), process.url());
            }
            var foreign = List.of("/api/users/me", "/api/topics", "/api/posts", "/api/notifications").stream()
                    .filter(path -> addresses.entrySet().stream()
                            .noneMatch(entry -> path.startsWith(entry.getKey())
                                    && entry.getValue().equals(process.url())))
                    .toList();
            foreign.forEach(path -> anyone.get(path).expect(404));
        }
        return addresses;
    }

    private static Map<String, String> with(Map<String, String> properties, String name, String value) {
        var result = new HashMap<>(properties);
        result.put(name, value);
        return result;
    }
}
