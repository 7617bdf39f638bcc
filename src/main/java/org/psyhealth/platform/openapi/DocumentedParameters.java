package org.psyhealth.platform.openapi;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.psyhealth.platform.web.paging.Paging;

/** The OpenAPI parameters of controller method parameters that are read by our own argument resolvers. */
final class DocumentedParameters {

    private DocumentedParameters() {}

    static List<Parameter> of(Class<?> type) {
        if (type == Paging.class) {
            return List.of(limit(), cursor());
        } else if (type == IfMatch.class) {
            return List.of(header("If-Match", "the ETag of the version that is changed"));
        } else if (type == IdempotencyKey.class) {
            return List.of(header(
                    IdempotencyKey.HEADER,
                    "makes the request safe to repeat: for 24 hours the same key gets the same reply"));
        }
        return List.of();
    }

    private static Parameter limit() {
        var schema = ofType("integer");
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(Paging.MAX_LIMIT));
        schema.setDefault(Paging.DEFAULT_LIMIT);
        return query(Paging.LIMIT, "the maximum number of items").schema(schema);
    }

    private static Parameter cursor() {
        return query(Paging.CURSOR, "the cursor from the previous page's next").schema(ofType("string"));
    }

    private static Parameter query(String name, String description) {
        return new Parameter().in("query").name(name).description(description).required(false);
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(false)
                .schema(ofType("string"));
    }

    static Schema<Object> ofType(String type) {
        var schema = new Schema<>();
        schema.setTypes(Set.of(type));
        return schema;
    }
}
