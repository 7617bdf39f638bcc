package org.psyhealth.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.psyhealth.contracts.ApiDocument.ApiOperation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the replies of tests with the committed OpenAPI document. */
public final class ApiReplies {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String API = "/api/";

    private ApiReplies() {}

    /**
     * Fails if a reply of the API is not what the document says. While the document itself is being accepted, nothing
     * is compared.
     */
    public static void check(HttpResponse<String> reply) {
        var path = reply.uri().getRawPath();
        var method = reply.request().method();
        if (!CommittedFile.isAccepting()
                && path.startsWith(API)
                && !method.equals("HEAD")
                && !method.equals("OPTIONS")) {
            var document = Holder.DOCUMENT;
            document.find(method, path)
                    .ifPresentOrElse(
                            operation -> check(reply, operation, document), () -> checkProblem(reply, document));
        }
    }

    private static void check(HttpResponse<String> reply, ApiOperation operation, ApiDocument document) {
        var responses = operation.node().path("responses");
        var status = String.valueOf(reply.statusCode());
        assertThat(responses.has(status) || reply.statusCode() >= 400)
                .as("%s answers %s, which is not documented", operation, status)
                .isTrue();
        var response = document.resolve(responses.has(status) ? responses.path(status) : responses.path("default"));
        response.path("headers").properties().forEach(header -> {
            if (document.resolve(header.getValue()).path("required").asBoolean(false)) {
                assertThat(reply.headers().firstValue(header.getKey()))
                        .as("%s -> %s: header %s", operation, status, header.getKey())
                        .isPresent();
            }
        });
        checkBody(reply, operation.toString(), response.path("content"), document);
    }

    /** Whatever is no operation is a problem. */
    private static void checkProblem(HttpResponse<String> reply, ApiDocument document) {
        assertThat(reply.statusCode())
                .as("%s %s is not documented", reply.request().method(), reply.uri())
                .isGreaterThanOrEqualTo(400);
        checkBody(
                reply, reply.uri().getRawPath(), document.root().at("/components/responses/Problem/content"), document);
    }

    private static void checkBody(HttpResponse<String> reply, String what, JsonNode content, ApiDocument document) {
        var as = "%s -> %d: %s".formatted(what, reply.statusCode(), reply.body());
        if (content.isMissingNode()) {
            assertThat(reply.body()).as(as).isEmpty();
            return;
        }
        var type = reply.headers().firstValue("Content-Type").orElse("");
        assertThat(content.has(type)).as("%s as %s", as, type).isTrue();
        assertThat(document.errors(content.path(type).path("schema"), JSON.readTree(reply.body())))
                .as(as)
                .isEmpty();
    }

    private static final class Holder {

        static final ApiDocument DOCUMENT = ApiDocument.committed();
    }
}
