package org.psyhealth.platform.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.util.StringUtils;

/** The error responses of operations: one for each status, with an example of each problem type (RFC 9457). */
final class ProblemResponses {

    private static final String PROBLEM = "Problem";
    private static final String MEDIA_TYPE = "application/problem+json";

    /** As RFC 9110, sections 11.6.1 and 10.2.3, and RFC 6585 require or suggest them. */
    private static final Map<Integer, String> HEADERS =
            Map.of(401, "WWW-Authenticate", 429, "Retry-After", 503, "Retry-After");

    private ProblemResponses() {}

    static void addTo(Operation operation, Set<ProblemType> types, URI base) {
        types.stream()
                .collect(Collectors.groupingBy(type -> type.status().value(), TreeMap::new, Collectors.toList()))
                .forEach((status, ofStatus) -> operation
                        .getResponses()
                        .addApiResponse(String.valueOf(status), response(status, ofStatus, base)));
        operation.getResponses().addApiResponse("default", new ApiResponse().$ref(PROBLEM));
    }

    /** Replaces the responses of all operations by references to components, each under the names of its types. */
    static void share(OpenAPI document) {
        var shared = new TreeMap<String, ApiResponse>();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation.getResponses().replaceAll((status, response) -> {
                    if (response.get$ref() != null || !isProblem(response)) {
                        return response;
                    }
                    var name = nameOf(response);
                    shared.put(name, response);
                    return new ApiResponse().$ref(name);
                }));
        shared.forEach(document.getComponents()::addResponses);
    }

    static void addComponents(Components components) {
        components
                .addSchemas(PROBLEM, schema())
                .addSchemas("FieldProblem", fieldSchema())
                .addResponses(
                        PROBLEM,
                        new ApiResponse()
                                .description("Any other problem, such as one that a proxy answers with")
                                .content(content(new MediaType())));
    }

    private static ApiResponse response(int status, List<ProblemType> types, URI base) {
        var body = new MediaType();
        types.forEach(type -> body.addExamples(type.slug(), exampleOf(type, base)));
        var response = new ApiResponse()
                .description(types.stream()
                        .map(type -> "%s: `%s`".formatted(type.title(), base.resolve(type.slug())))
                        .collect(Collectors.joining("\n\n")))
                .content(content(body));
        var header = HEADERS.get(status);
        return header == null ? response : response.addHeaderObject(header, reference(header));
    }

    private static Content content(MediaType body) {
        return new Content().addMediaType(MEDIA_TYPE, body.schema(new Schema<>().$ref(PROBLEM)));
    }

    private static Header reference(String name) {
        return new Header().$ref("#/components/headers/" + name);
    }

    private static Example exampleOf(ProblemType type, URI base) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", base.resolve(type.slug()).toString());
        problem.put("title", type.title());
        problem.put("status", type.status().value());
        problem.put("detail", type.title() + ".");
        problem.put("instance", "/api/posts");
        if (type == Problems.INVALID_REQUEST) {
            problem.put("errors", List.of(Map.of("field", "title", "message", "must not be blank")));
        }
        return new Example().value(problem);
    }

    private static boolean isProblem(ApiResponse response) {
        return response.getContent() != null && response.getContent().containsKey(MEDIA_TYPE);
    }

    private static String nameOf(ApiResponse response) {
        var body = Objects.requireNonNull(response.getContent().get(MEDIA_TYPE));
        return body.getExamples().keySet().stream()
                .map(slug ->
                        Stream.of(slug.split("-")).map(StringUtils::capitalize).collect(Collectors.joining()))
                .collect(Collectors.joining("Or"));
    }

    private static Schema<?> schema() {
        var schema = SchemaTypes.typed("object")
                .description("A problem document (RFC 9457).")
                .addProperty("type", text("The kind of problem; stable.").format("uri"))
                .addProperty("title", text("The kind of problem, for people."))
                .addProperty(
                        "status", SchemaTypes.typed("integer").format("int32").description("The HTTP status."))
                .addProperty("detail", text("What happened to this request, for people."))
                .addProperty("instance", text("The path of the request.").format("uri-reference"))
                .addProperty("reason", text("Why the person is refused; only with `access-refused`."))
                .addProperty(
                        "until",
                        text("When it ends by itself; only with `access-refused`, and only if it does.")
                                .format("date-time"))
                .addProperty(
                        "help",
                        text("A page that helps; only with `access-refused`.").format("uri"))
                .addProperty("traceId", text("What to quote in a report; only on internal errors."))
                .addProperty(
                        "errors",
                        SchemaTypes.typed("array")
                                .description("The fields of the request that are not valid.")
                                .items(new Schema<>().$ref("FieldProblem")));
        schema.setRequired(List.of("type", "title", "status"));
        return schema;
    }

    private static Schema<?> fieldSchema() {
        var schema = SchemaTypes.typed("object")
                .description("What is wrong with one field of a request.")
                .addProperty("field", text("Its path in the request, such as `topics[1]`; empty for the whole."))
                .addProperty("message", text("What is expected of it."));
        schema.setRequired(List.of("field", "message"));
        return schema;
    }

    private static Schema<Object> text(String description) {
        return SchemaTypes.typed("string").description(description);
    }
}
