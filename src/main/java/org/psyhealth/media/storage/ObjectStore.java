package org.psyhealth.media.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.delivery.StorageProperties;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects in the store. Each method is one or a few calls, outside of any transaction. */
@Component
public class ObjectStore {

    private static final int PRECONDITION_FAILED = 412;
    private static final int DELETED_AT_ONCE = 1000;

    /** Whatever has a key never changes, but may have to go: nobody keeps it for longer than an address works. */
    private static final String CACHED = "max-age=4500, immutable";

    private final S3Client s3;
    private final String bucket;

    ObjectStore(@Lazy S3Client s3, StorageProperties store) {
        this.s3 = s3;
        this.bucket = store.bucket();
    }

    /** What is known of an object; empty if there is none. */
    public Optional<StoredObject> find(String key) {
        try {
            var head = s3.headObject(request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
            return Optional.of(new StoredObject(head.eTag(), head.contentLength(), head.checksumSHA256()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /**
     * Copies an object into a file, if it is still the one that was seen.
     *
     * @param etag the object's entity tag when it was seen
     * @throws ReplacedObjectException if it is gone or another
     * @throws IOException if the file cannot be written
     */
    public void fetch(String key, String etag, Path target) throws ReplacedObjectException, IOException {
        try (var content =
                s3.getObject(request -> request.bucket(bucket).key(key).ifMatch(etag))) {
            Files.copy(content, target);
        } catch (NoSuchKeyException e) {
            throw new ReplacedObjectException();
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                throw new ReplacedObjectException();
            }
            throw e;
        }
    }

    /**
     * Stores a file that readers get.
     *
     * @param contentType what it is, by whoever made it
     */
    public void put(Path file, String key, String contentType) {
        s3.putObject(
                request ->
                        request.bucket(bucket).key(key).contentType(contentType).cacheControl(CACHED),
                RequestBody.fromFile(file));
    }

    /** Copies an object within the store. */
    public void copy(String from, String to) {
        s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey(from)
                .destinationBucket(bucket)
                .destinationKey(to));
    }

    /** The keys of all objects with a prefix. */
    public List<String> list(String prefix) {
        return s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /**
     * Some of the objects with a prefix.
     *
     * @param next where the page before ended; null for the first one
     */
    public ListedPage<ListedObject> page(String prefix, @Nullable String next) {
        var reply = s3.listObjectsV2(
                request -> request.bucket(bucket).prefix(prefix).continuationToken(next));
        var objects = reply.contents().stream()
                .map(object -> new ListedObject(object.key(), object.size(), object.lastModified()))
                .toList();
        return new ListedPage<>(
                objects, Boolean.TRUE.equals(reply.isTruncated()) ? reply.nextContinuationToken() : null);
    }

    /** Removes objects; one that is gone already is fine. */
    public void delete(List<String> keys) {
        for (var from = 0; from < keys.size(); from += DELETED_AT_ONCE) {
            var some = keys.subList(from, Math.min(keys.size(), from + DELETED_AT_ONCE)).stream()
                    .map(key -> ObjectIdentifier.builder().key(key).build())
                    .toList();
            var reply = s3.deleteObjects(request -> request.bucket(bucket)
                    .delete(Delete.builder().objects(some).quiet(true).build()));
            if (reply.hasErrors() && !reply.errors().isEmpty()) {
                throw new IllegalStateException(
                        "the store kept " + reply.errors().size() + " objects: "
                                + reply.errors().getFirst().code());
            }
        }
    }
}
