package org.psyhealth.media.storage;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.delivery.StorageProperties;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Uploads in parts. */
@Component
public class MultipartUploads {

    /** Is in no key. */
    private static final String MARKERS = "\n";

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final String bucket;

    MultipartUploads(@Lazy S3Client s3, StorageProperties store) {
        this.s3 = s3;
        this.bucket = store.bucket();
    }

    /** Begins an upload; its id. */
    public String begin(String key, String contentType) {
        return s3.createMultipartUpload(
                        request -> request.bucket(bucket).key(key).contentType(contentType))
                .uploadId();
    }

    /** The parts that have arrived, in the order of their numbers; none if the upload is over. */
    public List<StoredPart> parts(String key, String uploadId) {
        try {
            return s3
                    .listPartsPaginator(
                            request -> request.bucket(bucket).key(key).uploadId(uploadId))
                    .parts()
                    .stream()
                    .map(part -> new StoredPart(part.partNumber(), part.size(), part.eTag()))
                    .toList();
        } catch (NoSuchUploadException e) {
            return List.of();
        }
    }

    /**
     * Makes an object of the parts. Whether there is one afterwards is to be asked: another request may have done it at
     * the same time, or a part was sent again meanwhile.
     */
    public void complete(String key, String uploadId, List<StoredPart> parts) {
        var all = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.etag())
                        .build())
                .toList();
        try {
            s3.completeMultipartUpload(request ->
                    request.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(upload -> upload.parts(all)));
        } catch (S3Exception e) {
            if (e.statusCode() != NOT_FOUND && e.statusCode() != BAD_REQUEST) {
                throw e;
            }
        }
    }

    /** Ends all uploads with a prefix that are not complete; their parts go. */
    public void abortAll(String prefix) {
        open(prefix).forEach(this::abort);
    }

    /** How many uploads with a prefix are not complete. */
    public long count(String prefix) {
        return open(prefix).count();
    }

    private Stream<MultipartUpload> open(String prefix) {
        return s3.listMultipartUploads(request -> request.bucket(bucket).prefix(prefix)).uploads().stream()
                .filter(upload -> upload.key().startsWith(prefix));
    }

    /**
     * Some of the uploads that are not complete.
     *
     * @param next where the page before ended; null for the first one
     */
    public ListedPage<ListedUpload> page(String prefix, @Nullable String next) {
        var reply = s3.listMultipartUploads(request -> {
            request.bucket(bucket).prefix(prefix);
            if (next != null) {
                var markers = next.split(MARKERS, 2);
                request.keyMarker(markers[0]).uploadIdMarker(markers[1]);
            }
        });
        var uploads = reply.uploads().stream()
                .filter(upload -> upload.key().startsWith(prefix))
                .map(upload -> new ListedUpload(upload.key(), upload.uploadId(), upload.initiated()))
                .toList();
        return new ListedPage<>(
                uploads,
                Boolean.TRUE.equals(reply.isTruncated())
                        ? reply.nextKeyMarker() + MARKERS + reply.nextUploadIdMarker()
                        : null);
    }

    /** Ends an upload that is not complete; its parts go. */
    public void abort(ListedUpload upload) {
        abort(upload.key(), upload.id());
    }

    private void abort(MultipartUpload upload) {
        abort(upload.key(), upload.uploadId());
    }

    private void abort(String key, String uploadId) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(uploadId));
        } catch (NoSuchUploadException e) {
            // It ended meanwhile.
        }
    }
}
