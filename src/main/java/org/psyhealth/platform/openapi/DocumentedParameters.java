package org.psyhealth.platform.openapi;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.conditional.Required;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.core.MethodParameter;

/** The OpenAPI parameters of controller method parameters that are read by our own argument resolvers. */
final class DocumentedParameters {

    private DocumentedParameters() {}

    static List<Parameter> of(MethodParameter parameter) {
        var type = parameter.getParameterType();
        if (type == Paging.class) {
            return List.of(limit(), cursor());
        } else if (type == IfMatch.class) {
            var required = parameter.hasParameterAnnotation(Required.class);
            return List.of(ifMatch().required(required));
        } else if (type == IdempotencyKey.class) {
            return List.of(idempotencyKey());
        }
        return List.of();
    }

    private static Parameter limit() {
        var schema = SchemaTypes.typed("integer").format("int32");
        schema.setMinimum(BigDecimal.ONE);
        schema.setDefault(Paging.DEFAULT_LIMIT);
        return query(
                        Paging.LIMIT,
                        "The maximum number of items. More than %d counts as %d."
                                .formatted(Paging.MAX_LIMIT, Paging.MAX_LIMIT))
                .schema(schema);
    }

    private static Parameter cursor() {
        return query(Paging.CURSOR, "Where the page starts: the `next` of the page before, unchanged.")
                .schema(SchemaTypes.typed("string").minLength(1));
    }

    private static Parameter ifMatch() {
        return header("If-Match", "The `ETag` of the version that is changed, several of them, or `*`.")
                .schema(SchemaTypes.typed("string").minLength(1));
    }

    static Parameter ifNoneMatch() {
        return header("If-None-Match", "The `ETag` of what the client has: the answer is 304 if nothing has changed.")
                .schema(SchemaTypes.typed("string").minLength(1));
    }

    private static Parameter idempotencyKey() {
        return header(
                        IdempotencyKey.HEADER,
                        "Makes the request safe to repeat: for 24 hours the same key gets the same reply.")
                .schema(SchemaTypes.typed("string")
                        .pattern("^(?:[\\x21\\x23-\\x7e]{1,255}"
                                + "|\"(?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\]){1,255}\")$"));
    }

    private static Parameter query(String name, String description) {
        return new Parameter().in("query").name(name).description(description).required(false);
    }

    private static Parameter header(String name, String description) {
        return new Parameter().in("header").name(name).description(description).required(false);
    }
}
