package org.psyhealth.platform.web.idempotency;

import java.security.MessageDigest;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a POST that creates at most once per {@code Idempotency-Key} of a caller.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP
 *     Header Field</a>
 */
@Component
public class Idempotency {

    private final StoredReplies replies;
    private final TransactionTemplate transaction;

    Idempotency(StoredReplies replies, PlatformTransactionManager transactions) {
        this.replies = replies;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** As {@link #once(IdempotencyKey, Predicate, Supplier)}, for what is never deleted. */
    public ResponseEntity<?> once(IdempotencyKey key, Supplier<ResponseEntity<?>> action) {
        return once(key, id -> true, action);
    }

    /**
     * Runs the action, or replays the reply of the earlier request with the same key. The reply is stored in the same
     * transaction as the action's effect, so that one never exists without the other. An action that fails, or answers
     * with anything but success, stores nothing: the same key may be used for the next attempt.
     *
     * <p>The action flushes its changes before it builds its reply, so that the reply contains what will be stored.
     *
     * @param key the caller, the key and the request's fingerprint; a request without a key is simply executed
     * @param exists whether what the earlier request created still exists, by the last segment of its {@code Location}
     * @throws ProblemException 409 while the earlier request is still running, 422 if it had a different body, 410 if
     *     what it created has been deleted since
     */
    public ResponseEntity<?> once(IdempotencyKey key, Predicate<String> exists, Supplier<ResponseEntity<?>> action) {
        var value = key.value();
        if (value == null) {
            return action.get();
        }
        var reply = transaction.execute(status -> runOrReplay(key, value, exists, action, status));
        if (reply == null) {
            throw new IllegalStateException("the action gave no reply");
        }
        return reply;
    }

    private ResponseEntity<?> runOrReplay(
            IdempotencyKey key,
            String value,
            Predicate<String> exists,
            Supplier<ResponseEntity<?>> action,
            TransactionStatus status) {
        if (!replies.lock(key.caller(), value)) {
            throw new ProblemException(
                    Problems.REQUEST_IN_PROGRESS, "Wait for the reply to the first request, or repeat this one later.");
        }
        var stored = replies.find(key.caller(), value);
        if (stored.isPresent()) {
            return replay(stored.get(), key, exists);
        }
        var reply = action.get();
        if (!reply.getStatusCode().is2xxSuccessful()) {
            status.setRollbackOnly();
            return reply;
        }
        return replies.store(key.caller(), value, key.fingerprint(), reply).toResponse(false);
    }

    private static ResponseEntity<byte[]> replay(StoredReply stored, IdempotencyKey key, Predicate<String> exists) {
        if (!MessageDigest.isEqual(stored.fingerprint(), key.fingerprint())) {
            throw new ProblemException(
                    Problems.IDEMPOTENCY_KEY_REUSED,
                    "Use a new key for a new request, and the old key only to repeat the old one.");
        }
        var location = stored.headers().get(HttpHeaders.LOCATION);
        if (location != null && !exists.test(location.substring(location.lastIndexOf('/') + 1))) {
            throw new ProblemException(
                    Problems.GONE, "What the first request created has been deleted. Use a new key to create another.");
        }
        return stored.toResponse(true);
    }
}
