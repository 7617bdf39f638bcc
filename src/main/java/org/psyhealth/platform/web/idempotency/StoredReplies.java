package org.psyhealth.platform.web.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of stored replies, and the lock that serializes requests with the same key. */
@Repository
class StoredReplies {

    private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StoredReplies(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Locks the key until the current transaction ends; false if another transaction holds it. */
    boolean lock(UUID caller, String key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", lockOf(caller, key))
                .query(Boolean.class)
                .single();
    }

    Optional<StoredReply> find(UUID caller, String key) {
        return jdbc.sql("""
                        select fingerprint, status, headers, body from platform.idempotent_reply
                        where caller = :caller and key = :key""")
                .param("caller", caller)
                .param("key", key)
                .query((row, number) -> new StoredReply(
                        row.getBytes("fingerprint"),
                        row.getInt("status"),
                        json.readValue(row.getString("headers"), HEADERS),
                        row.getBytes("body")))
                .optional();
    }

    StoredReply store(UUID caller, String key, byte[] fingerprint, ResponseEntity<?> response) {
        var reply =
                new StoredReply(fingerprint, response.getStatusCode().value(), headersOf(response), bytesOf(response));
        jdbc.sql("""
                        insert into platform.idempotent_reply (caller, key, fingerprint, status, headers, body)
                        values (:caller, :key, :fingerprint, :status, :headers, :body)""")
                .param("caller", caller)
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("status", reply.status())
                .param("headers", json.writeValueAsString(reply.headers()))
                .param("body", reply.body())
                .update();
        return reply;
    }

    /** Deletes up to {@code limit} replies of at least that age; returns how many. */
    int deleteOlderThan(Duration age, int limit) {
        return jdbc.sql("""
                        delete from platform.idempotent_reply where (caller, key) in (
                            select caller, key from platform.idempotent_reply
                            where created_at < now() - :seconds * interval '1 second'
                            order by created_at limit :limit for update skip locked)""")
                .param("seconds", age.toSeconds())
                .param("limit", limit)
                .update();
    }

    private static Map<String, String> headersOf(ResponseEntity<?> response) {
        var headers = new TreeMap<String, String>();
        KEPT.forEach(name -> {
            var value = response.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        });
        if (response.getBody() != null) {
            headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        }
        return headers;
    }

    private byte[] bytesOf(ResponseEntity<?> response) {
        return response.getBody() == null ? new byte[0] : json.writeValueAsBytes(response.getBody());
    }

    private static long lockOf(UUID caller, String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(caller.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
