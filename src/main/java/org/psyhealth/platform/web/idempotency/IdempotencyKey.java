package org.psyhealth.platform.web.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Idempotency-Key} of a request, with its caller and fingerprint. A controller method takes it as a
 * parameter.
 *
 * @param caller the owner of the key: two callers may use the same key
 * @param value the header's value; null if the request has none
 * @param fingerprint SHA-256 over method, path and body
 */
public record IdempotencyKey(UUID caller, @Nullable String value, byte[] fingerprint) {

    /** The header field that carries it. */
    public static final String HEADER = "Idempotency-Key";
}
