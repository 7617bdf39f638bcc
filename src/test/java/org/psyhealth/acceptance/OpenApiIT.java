package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
        var json = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        var sorted = json.writerWithDefaultPrettyPrinter().writeValueAsString(json.treeToValue(document, Object.class));
        var issuer = TestIssuer.shared().issuer();
        CommittedFile.of("docs/openapi.json")
                .mustEqual(sorted.replace(issuer, "https://id.psyhealth.org/realms/psyhealth") + "\n");
    }
}
