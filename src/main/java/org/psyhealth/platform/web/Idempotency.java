package org.psyhealth.platform.web;

import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Runs a POST that creates at most once per {@code Idempotency-Key} of a caller. */
@Component
public class Idempotency {

    /**
     * Runs the action, or replays the reply of the earlier request with the same key. The reply is stored in the same
     * transaction as the action's effect, so that one never exists without the other.
     *
     * @param key the caller, the key and the request's fingerprint; a request without a key simply runs
     * @throws ProblemException 409 while the earlier request still runs, 422 if it had a different body
     */
    public ResponseEntity<?> once(IdempotencyKey key, Supplier<ResponseEntity<?>> action) {
        throw new UnsupportedOperationException();
    }
}
