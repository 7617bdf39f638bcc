package org.psyhealth.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.psyhealth.contracts.ApiDocument.ApiOperation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the replies of tests with the committed OpenAPI document. */
public final class ApiReplies {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String API = "/api/";

    /** Answered in place of an operation: to a bad token, by Tomcat, or by a process without the module. */
    private static final Set<String> OF_NO_OPERATION =
            Set.of("unauthorized", "not-found", "method-not-allowed", "conflict", "about:blank");

    private static final Set<String> NO_OPERATIONS = Set.of("HEAD", "OPTIONS");

    private ApiReplies() {}

    /** Fails if a reply of the API is not what the document says. */
    public static void check(HttpResponse<String> reply) {
        check(new ApiReply(
                reply.request().method(),
                reply.uri().getRawPath(),
                reply.statusCode(),
                reply.headers()::firstValue,
                reply.body()));
    }

    /**
     * Fails if a reply of the API is not what the document says. While the document itself is being accepted, nothing
     * is compared.
     */
    public static void check(ApiReply reply) {
        if (CommittedFile.isAccepting() || !reply.path().startsWith(API) || NO_OPERATIONS.contains(reply.method())) {
            return;
        }
        var document = Holder.DOCUMENT;
        document.find(reply.method(), reply.path())
                .ifPresentOrElse(operation -> check(reply, operation, document), () -> checkProblem(reply, document));
    }

    private static void check(ApiReply reply, ApiOperation operation, ApiDocument document) {
        var responses = operation.node().path("responses");
        var status = String.valueOf(reply.status());
        assertThat(responses.has(status) || reply.status() >= 400)
                .as("%s answers %s, which is not documented", operation, status)
                .isTrue();
        var response = document.resolve(responses.has(status) ? responses.path(status) : responses.path("default"));
        if (reply.status() >= 400) {
            checkType(reply, response, operation);
        }
        response.path("headers").properties().forEach(header -> {
            if (document.resolve(header.getValue()).path("required").asBoolean(false)) {
                assertThat(reply.header().apply(header.getKey()))
                        .as("%s -> %s: header %s", operation, status, header.getKey())
                        .isPresent();
            }
        });
        checkBody(reply, response.path("content"), document);
    }

    /** A problem is of a type that the response shows an example of. */
    private static void checkType(ApiReply reply, JsonNode response, ApiOperation operation) {
        var type = JSON.readTree(reply.body()).path("type").asString("");
        var examples =
                response.at("/content/application~1problem+json/examples").propertyNames();
        assertThat(examples.isEmpty() ? OF_NO_OPERATION : examples)
                .as("types of %s -> %d", operation, reply.status())
                .contains(type.substring(type.lastIndexOf('/') + 1));
    }

    /** Whatever is no operation is a problem. */
    private static void checkProblem(ApiReply reply, ApiDocument document) {
        assertThat(reply.status())
                .as("%s %s is not documented", reply.method(), reply.path())
                .isGreaterThanOrEqualTo(400);
        checkBody(reply, document.root().at("/components/responses/Problem/content"), document);
    }

    private static void checkBody(ApiReply reply, JsonNode content, ApiDocument document) {
        var what = "%s %s -> %d: %s".formatted(reply.method(), reply.path(), reply.status(), reply.body());
        if (content.isMissingNode()) {
            assertThat(reply.body()).as(what).isEmpty();
            return;
        }
        var type = reply.header().apply("Content-Type").orElse("");
        assertThat(content.has(type)).as("%s as %s", what, type).isTrue();
        var body = JSON.readTree(reply.body());
        assertThat(document.errors(content.path(type).path("schema"), body))
                .as(what)
                .isEmpty();
        if (reply.status() >= 400) {
            assertThat(body.path("errors").values())
                    .as(what)
                    .allMatch(error ->
                            FieldMessages.isTranslated(error.path("message").asString()));
        }
    }

    /**
     * A reply.
     *
     * @param path of the request, as it was sent
     * @param header returns the first field of a name
     */
    public record ApiReply(
            String method, String path, int status, Function<String, Optional<String>> header, String body) {}

    private static final class Holder {

        static final ApiDocument DOCUMENT = ApiDocument.committed();
    }
}
