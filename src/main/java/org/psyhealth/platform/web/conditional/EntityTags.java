package org.psyhealth.platform.web.conditional;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.psyhealth.platform.web.input.WrittenBody;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Strong entity tags (RFC 9110, section 8.8.3): {@code "<version>-<digest>"}. The digest is that of the whole
 * representation, of which parts change without the version, such as the counts of reactions; so a read with
 * {@code If-None-Match} is answered with 304 only if nothing at all has changed. {@link IfMatch} compares the version
 * alone: a reaction does not prevent an edit.
 */
@Component
public class EntityTags {

    private static final int DIGEST_BYTES = 8;

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    /** A response with the view and its tag. */
    public <T> ResponseEntity<T> ok(long version, T view) {
        return ResponseEntity.ok()
                .eTag(of(version, view))
                .cacheControl(CacheControl.noStore()) // also of a 304, for which Spring Security leaves it out
                .body(view);
    }

    /** The tag of a view of a version. */
    public String of(long version, Object view) {
        var body = json.writeValueAsBytes(view);
        WrittenBody.keep(view, body);
        var digest = sha256().digest(body);
        return "\"%d-%s\"".formatted(version, HexFormat.of().formatHex(digest, 0, DIGEST_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
