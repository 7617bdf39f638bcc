package org.psyhealth.platform.delivery;

import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The parts of the copies that people get of what is kept about them: one JSON document for each request and module.
 * The bucket drops them after some days.
 */
@Component
public class ExportParts {

    private static final String JSON = "application/json";

    private final S3Client s3;
    private final String bucket;

    ExportParts(@Lazy S3Client s3, StorageProperties store) {
        this.s3 = s3;
        this.bucket = store.bucket();
    }

    /** Stores a module's part, in the place of one that it stored before; the key of it. */
    public String put(UUID request, String module, byte[] document) {
        var key = keyOf(request, module);
        s3.putObject(
                put -> put.bucket(bucket).key(key).contentType(JSON).cacheControl("no-store"),
                RequestBody.fromBytes(document));
        return key;
    }

    /** Removes a module's part; one that is gone already is fine. */
    public void remove(UUID request, String module) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(keyOf(request, module)));
    }

    private static String keyOf(UUID request, String module) {
        return "exports/" + request + "/" + module + ".json";
    }
}
