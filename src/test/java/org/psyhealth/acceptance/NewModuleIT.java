package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.psyhealth.platform.security.TestIssuer;
import org.psyhealth.services.LocalStack;

/** Adding a module is adding one folder per root: rules, contracts, documents and the running application find it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewModuleIT {

    private NewModule module = new NewModule(Path.of(""), Path.of(""));

    @BeforeAll
    void add() throws IOException {
        module = NewModule.add();
    }

    @Test
    void the_rules_hold_for_it_and_every_generated_document_has_it() throws Exception {
        checks("-Dpsyhealth.contracts=accept"); // writes the generated files into the copy
        checks();

        assertThat(module.tree().resolve("modules.md")).content().contains("`journal-events`: `written.v1`");
        assertThat(module.tree().resolve("src/main/resources/asyncapi/asyncapi.json"))
                .content()
                .contains("journal-consumes-post-events", "post-events.journal.dlt", "\"journal-events\"");
        assertThat(module.tree().resolve("src/main/resources/events/org.psyhealth.journal.written.v1.json"))
                .exists();
        assertThat(module.tree().resolve("infra/modules.json"))
                .content()
                .contains("journal-events", "post-events.journal.dlt", "/api/journals");
    }

    @Test
    void it_runs_alone_and_is_discovered_with_its_topics() throws Exception {
        try (var services = LocalStack.onRandomPorts()) {
            var properties = new HashMap<>(TestCallers.properties(services.properties()));
            properties.put("psyhealth.modules", "journal");
            properties.put("spring.mongodb.uri", "mongodb://localhost:1/nobody-listens-here");
            try (var app = AppProcess.start(
                            List.of("-cp", module.classPath(false), "org.psyhealth.PsyHealthApplication"), properties)
                    .awaitReady()) {
                var discovered = TestCallers.admin(path -> app.url())
                        .get("/api/discovery")
                        .json()
                        .path("modules");
                assertThat(discovered.toString())
                        .isEqualTo("[{\"name\":\"journal\",\"api\":[\"/api/journals\"],"
                                + "\"publishes\":[\"journal-events\"],\"consumes\":[\"post-events\"]}]");
                assertThat(get(app.url() + "/api/journals/size")).isEqualTo("{\"lines\":0}");
                assertThat(get(app.url() + "/v3/api-docs"))
                        .contains("\"countLines\"", "\"example\":{\"lines\":3}", "Lines that people write");
                try (var kafka = AdminClient.create(Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        services.kafka().bootstrapServers()))) {
                    assertThat(kafka.listTopics().names().get(10, TimeUnit.SECONDS))
                            .contains("journal-events", "post-events", "post-events.journal.dlt");
                }
            }
        }
    }

    /** Not by {@link Api}, which compares replies with the committed document: that does not have this module. */
    private static String get(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + TestIssuer.shared().token(UUID.randomUUID(), "MEMBER"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** Runs the rules and the tests of the generated files in the copy of the tree. */
    private void checks(String... options) throws Exception {
        var program = TreeChecks.class.getName();
        var log = Files.createTempFile(Path.of("target"), "new-module", ".log");
        var command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-Xmx768m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", module.classPath(true), program));
        var process = new ProcessBuilder(command)
                .directory(new File(module.tree().toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as("the checks of the copy:%n%s", Files.readString(log))
                .isTrue();
    }
}
