package org.psyhealth.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.psyhealth.contracts.ApiDocument.ApiOperation;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document must say, so that tools and people can work with it. */
class ApiDocumentTests {

    /** What an operation without a token may not answer with. */
    private static final Set<String> OF_TOKENS = Set.of("401", "403");

    private final ApiDocument document = ApiDocument.committed();

    @Test
    void operations_have_names_of_their_own() {
        assertThat(document.operations())
                .extracting(ApiOperation::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+([A-Z][a-z]+)+"));
    }

    @Test
    void operations_are_described() {
        assertThat(document.operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asString(""))
                    .isNotEmpty()
                    .doesNotEndWith(".");
            assertThat(operation.node().path("description").asString("")).isNotEmpty();
            assertThat(operation.node().path("tags")).hasSize(1);
        });
    }

    @Test
    void tags_are_described_and_are_the_modules_of_the_operations() {
        var used = new TreeSet<String>();
        document.operations()
                .forEach(operation -> used.add(operation.node().at("/tags/0").asString()));
        assertThat(document.root().path("tags"))
                .allSatisfy(
                        tag -> assertThat(tag.path("description").asString("")).isNotEmpty());
        assertThat(document.root().path("tags"))
                .extracting(tag -> tag.path("name").asString())
                .containsExactlyElementsOf(used);
    }

    @Test
    void parameters_are_described_and_typed() {
        assertThat(document.operations().stream()
                        .flatMap(
                                operation -> operation.node().path("parameters").valueStream()))
                .isNotEmpty()
                .allSatisfy(parameter -> {
                    assertThat(parameter.path("description").asString("")).isNotEmpty();
                    assertThat(parameter.path("schema").path("type").asString(""))
                            .isNotEmpty();
                    assertThat(parameter.path("required").asBoolean(false) || !isInPath(parameter))
                            .as("a variable of the path is required: %s", parameter)
                            .isTrue();
                });
    }

    @Test
    void every_error_is_a_problem_and_names_its_types() {
        assertThat(document.operations()).allSatisfy(operation -> {
            var responses = operation.node().path("responses");
            assertThat(responses.propertyNames()).contains("400", "406", "429", "500", "503", "default");
            responses.properties().stream()
                    .filter(response -> !response.getKey().matches("[23]\\d\\d"))
                    .forEach(response -> {
                        var problem = document.resolve(response.getValue()).at("/content/application~1problem+json");
                        assertThat(problem.at("/schema/$ref").asString("")).isEqualTo("#/components/schemas/Problem");
                        assertThat(problem.path("examples").isEmpty())
                                .as("examples of %s", response.getKey())
                                .isEqualTo(response.getKey().equals("default"));
                    });
        });
    }

    @Test
    void an_operation_is_either_public_or_says_how_it_refuses() {
        assertThat(document.operations()).allSatisfy(operation -> {
            var security = operation.node().path("security");
            var isPublic = security.isArray() && security.isEmpty();
            assertThat(OF_TOKENS.stream().anyMatch(operation.node().path("responses")::has))
                    .isNotEqualTo(isPublic);
        });
        assertThat(document.root().path("security")).hasSize(2);
    }

    @Test
    void a_precondition_is_required_where_428_is_answered() {
        assertThat(document.operations()).allSatisfy(operation -> {
            var ifMatch = operation
                    .node()
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("name").asString().equals("If-Match"))
                    .findFirst();
            var responses = operation.node().path("responses");
            assertThat(responses.has("412")).isEqualTo(ifMatch.isPresent());
            assertThat(responses.has("428"))
                    .isEqualTo(
                            ifMatch.map(parameter -> parameter.path("required").asBoolean())
                                    .orElse(false));
        });
    }

    @Test
    void bodies_have_schemas_with_names_and_valid_examples() {
        assertThat(bodies()).isNotEmpty().allSatisfy(body -> {
            assertThat(body.path("example").isMissingNode())
                    .as("example of %s", body)
                    .isFalse();
            assertThat(document.errors(body.path("schema"), body.path("example")))
                    .isEmpty();
        });
        assertThat(document.root().findValues("*/*")).isEmpty();
    }

    @Test
    void schemas_say_what_is_required_and_are_described() {
        assertThat(document.root().at("/components/schemas").properties())
                .isNotEmpty()
                .allSatisfy(schema -> {
                    assertThat(schema.getValue().path("description").asString(""))
                            .as("description of %s", schema.getKey())
                            .isNotEmpty();
                    assertThat(schema.getValue().path("properties"))
                            .as(schema.getKey())
                            .isNotEmpty();
                });
        assertThat(responseSchemas())
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(schema.path("required"))
                        .extracting(JsonNode::asString)
                        .containsExactlyInAnyOrderElementsOf(
                                schema.path("properties").propertyNames()));
    }

    @Test
    void a_patch_shows_what_may_change_and_requires_none_of_it() {
        var patches = document.operations().stream()
                .filter(operation -> operation.method().equals("patch"))
                .map(operation -> operation.node().at("/requestBody/content/application~1merge-patch+json/schema"))
                .map(document::resolve)
                .toList();
        assertThat(patches)
                .isNotEmpty()
                .noneMatch(schema -> schema.has("required"))
                .allMatch(schema -> !schema.path("properties").isEmpty());
    }

    @Test
    void whatever_a_client_may_send_has_a_limit() {
        assertThat(requestSchemas()).isNotEmpty().allSatisfy(schema -> {
            assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
            assertThat(schema.path("properties")).allSatisfy(this::is_limited);
        });
    }

    @Test
    void patterns_are_those_of_ecmascript_and_anchored() {
        assertThat(document.root().findValues("pattern").stream().map(JsonNode::asString))
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(pattern)
                        .startsWith("^")
                        .endsWith("$")
                        .doesNotContainPattern("[+*?}]\\+|\\\\[AzZQEG]|\\\\p\\{|\\(\\?[^:=!<]|&&"));
    }

    @Test
    void the_document_does_not_name_a_host() {
        assertThat(document.root().path("servers"))
                .extracting(server -> server.path("url").asString())
                .containsExactly("/");
    }

    private static boolean isInPath(JsonNode parameter) {
        return parameter.path("in").asString().equals("path");
    }

    private void is_limited(JsonNode schema) {
        var types = schema.path("type").isArray()
                ? schema.path("type").valueStream().map(JsonNode::asString).toList()
                : List.of(schema.path("type").asString(""));
        if (types.contains("string")) {
            assertThat(Stream.of("maxLength", "pattern", "enum", "format").anyMatch(schema::has))
                    .as("limit of %s", schema)
                    .isTrue();
        } else if (types.contains("array")) {
            assertThat(schema.has("maxItems")).as("limit of %s", schema).isTrue();
            is_limited(schema.path("items"));
        }
    }

    private Stream<JsonNode> bodies() {
        return document.operations().stream()
                .flatMap(operation -> Stream.concat(
                        operation.node().at("/requestBody/content").valueStream(),
                        operation.node().path("responses").properties().stream()
                                .filter(response -> response.getKey().startsWith("2"))
                                .flatMap(response ->
                                        response.getValue().path("content").valueStream())));
    }

    private Stream<JsonNode> requestSchemas() {
        return document.operations().stream()
                .flatMap(
                        operation -> operation.node().at("/requestBody/content").valueStream())
                .map(body -> document.resolve(body.path("schema")));
    }

    /** The schemas of records in responses. */
    private Stream<JsonNode> responseSchemas() {
        return document.operations().stream()
                .flatMap(operation -> operation.node().path("responses").properties().stream())
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> response.getValue().path("content").valueStream())
                .map(body -> document.resolve(body.path("schema")))
                .map(schema -> schema.has("items") ? document.resolve(schema.path("items")) : schema)
                .filter(schema -> schema.has("properties"));
    }
}
