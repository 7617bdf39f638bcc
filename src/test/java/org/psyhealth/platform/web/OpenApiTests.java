package org.psyhealth.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTests {

    private final JsonNode document =
            WebTestApplication.Shared.APPLICATION.http().get("/v3/api-docs").json();

    @Test
    void it_is_openapi_3_1_with_bearer_tokens_and_problems() {
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/info/title").asString()).isEqualTo("psyhealth");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.at("/components/schemas/Problem/properties/errors/type")
                        .asString())
                .isEqualTo("array");
        assertThat(document.at("/components/securitySchemes/openId/openIdConnectUrl")
                        .asString())
                .endsWith("/.well-known/openid-configuration");
        assertThat(document.at("/paths/~1api~1echo/get/responses/default/$ref").asString())
                .isEqualTo("#/components/responses/Problem");
    }

    @Test
    void parameters_are_shown_as_they_are_on_the_wire() {
        assertThat(parameters("/paths/~1api~1echo/get")).isEqualTo("query limit, query cursor, ");
        assertThat(document.at("/paths/~1api~1echo/get/parameters/0/schema/default")
                        .asInt())
                .isEqualTo(20);
        assertThat(parameters("/paths/~1api~1echo~1keyed/post")).isEqualTo("header Idempotency-Key, ");
        assertThat(parameters("/paths/~1api~1echo~1version/put")).isEqualTo("header If-Match, ");
        assertThat(parameters("/paths/~1api~1echo~1me/get")).isEmpty();
    }

    @Test
    void what_is_not_part_of_the_api_is_not_shown() {
        assertThat(document.path("paths").propertyNames()).isNotEmpty().allMatch(path -> path.startsWith("/api/"));
    }

    private String parameters(String operation) {
        var names = new StringBuilder();
        document.at(operation + "/parameters")
                .forEach(parameter -> names.append(parameter.path("in").asString())
                        .append(' ')
                        .append(parameter.path("name").asString())
                        .append(", "));
        return names.toString();
    }
}
