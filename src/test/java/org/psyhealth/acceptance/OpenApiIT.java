package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.psyhealth.contracts.CommittedFile;
import org.psyhealth.platform.security.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP contract: served, committed, and changed only with review. */
@IntegrationTest
class OpenApiIT {

    private final Api api;

    @Autowired
    OpenApiIT(@LocalServerPort int port) {
        api = new Api(path -> "http://localhost:" + port, TestIssuer.shared().token(UUID.randomUUID(), "MEMBER"));
    }

    @Test
    void the_committed_document_is_the_one_that_is_served() {
        var document = (ObjectNode) api.get("/v3/api-docs").expect(200).json();
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        document.remove("servers");
        var json = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        var sorted = json.writerWithDefaultPrettyPrinter().writeValueAsString(json.treeToValue(document, Object.class));
        CommittedFile.of("docs/openapi.json").mustEqual(sorted + "\n");
    }

    @Test
    void a_patch_shows_what_may_change_and_requires_none_of_it() {
        var document = api.get("/v3/api-docs").json();
        var schemas = document.path("paths")
                .valueStream()
                .filter(path -> path.has("patch"))
                .map(path -> path.at("/patch/requestBody/content/application~1merge-patch+json/schema/$ref")
                        .asString())
                .map(reference -> document.at(reference.substring(1)))
                .toList();
        assertThat(schemas).hasSize(2).allMatch(schema -> !schema.has("required"));
        assertThat(schemas)
                .map(schema -> schema.path("properties").propertyNames())
                .containsExactlyInAnyOrder(
                        Set.of("title", "body", "topics"), Set.of("displayName", "bio", "locale", "timeZone"));
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_describes_problems() {
        var operations = api.get("/v3/api-docs")
                .json()
                .path("paths")
                .valueStream()
                .flatMap(path -> path.valueStream())
                .toList();
        assertThat(operations.stream()
                        .map(operation -> operation.path("operationId").asString()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(operations)
                .allMatch(operation -> operation.path("responses").has("default"), "describes the problem document");
    }
}
