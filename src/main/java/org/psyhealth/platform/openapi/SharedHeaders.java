package org.psyhealth.platform.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;

/** The response headers that several operations share. One that is required is in every such response. */
final class SharedHeaders {

    private SharedHeaders() {}

    static void addTo(Components components) {
        components
                .addHeaders("ETag", text("The version of the resource, for `If-Match` (RFC 9110, section 8.8.3)."))
                .addHeaders("Location", text("The path of the new resource."))
                .addHeaders(
                        "RateLimit",
                        text(
                                "What is left of the quota: `r` requests; it is full, or after a 429 not empty, in `t` seconds"
                                        + " (draft-ietf-httpapi-ratelimit-headers)."))
                .addHeaders("RateLimit-Policy", text("The quota: `q` requests in `w` seconds."))
                .addHeaders("WWW-Authenticate", text("The challenge (RFC 6750, section 3)."))
                .addHeaders("Retry-After", seconds())
                .addHeaders(
                        "Idempotency-Replayed",
                        header(
                                        "`true` if this is the stored reply to an earlier request with the same key; else absent.")
                                .schema(SchemaTypes.typed("string")._const("true"))
                                .required(false));
    }

    private static Header seconds() {
        Schema<?> schema = SchemaTypes.typed("integer").format("int32");
        schema.setMinimum(BigDecimal.ONE);
        return header("How many seconds to wait before the next request.").schema(schema);
    }

    private static Header text(String description) {
        return header(description).schema(SchemaTypes.typed("string"));
    }

    private static Header header(String description) {
        return new Header().description(description).required(true);
    }
}
