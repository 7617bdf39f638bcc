package org.psyhealth.platform.web.idempotency;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * The stored first reply to a request.
 *
 * @param fingerprint SHA-256 of the request it answered
 * @param headers the headers that are part of the reply and not of its transport, each with one value
 * @param body the bytes that were sent
 */
record StoredReply(byte[] fingerprint, int status, Map<String, String> headers, byte[] body) {

    ResponseEntity<byte[]> toResponse(boolean replayed) {
        var fields = new HttpHeaders();
        headers.forEach(fields::set);
        if (replayed) {
            fields.set("Idempotency-Replayed", "true");
        }
        var response = ResponseEntity.status(status).headers(fields);
        return body.length == 0 ? response.build() : response.body(body);
    }
}
