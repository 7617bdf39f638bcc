package org.psyhealth.contracts;

import static java.util.Comparator.comparingLong;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed OpenAPI document, with the schemas of responses closed: a field that a schema does not name is an error
 * here, though a client has to ignore it.
 */
public final class ApiDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final JsonNode root;
    private final List<ApiOperation> operations;

    private ApiDocument(JsonNode root) {
        this.root = root;
        root.at("/components/schemas").forEach(ApiDocument::close);
        this.operations = root.path("paths").properties().stream()
                .sorted(comparingLong(
                        path -> path.getKey().chars().filter(c -> c == '{').count()))
                .flatMap(path -> operations(path.getKey(), path.getValue()))
                .toList();
    }

    /** The document as it is committed. */
    public static ApiDocument committed() {
        return new ApiDocument(JSON.readTree(
                Optional.ofNullable(CommittedFile.of("docs/openapi.json").content())
                        .orElseThrow()));
    }

    /** The whole document. */
    public JsonNode root() {
        return root;
    }

    /** Its operations, those with fewer variables in the path first. */
    public List<ApiOperation> operations() {
        return operations;
    }

    /** The operation that a request is for. */
    Optional<ApiOperation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method))
                .filter(operation -> operation.pattern().matcher(path).matches())
                .findFirst();
    }

    /** The node itself, or what it refers to. */
    public JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : root.at(reference.substring(1));
    }

    /** What is wrong with a value. */
    List<String> errors(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    private Schema compile(JsonNode schema) {
        var standalone = (ObjectNode) schema.deepCopy();
        standalone.set("components", root.path("components"));
        return registry.getSchema(standalone);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    private Stream<ApiOperation> operations(String path, JsonNode item) {
        var pattern = Pattern.compile(Stream.of(path.split("/"))
                .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/")));
        return item.properties().stream()
                .map(operation -> new ApiOperation(operation.getKey(), path, pattern, operation.getValue()));
    }

    /**
     * An operation of the document.
     *
     * @param method in lower case
     * @param path with variables
     * @param pattern what the paths of its requests match
     */
    public record ApiOperation(String method, String path, Pattern pattern, JsonNode node) {

        /** The name of the operation. */
        public String id() {
            return node.path("operationId").asString("");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
