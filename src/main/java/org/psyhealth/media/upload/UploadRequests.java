package org.psyhealth.media.upload;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.platform.delivery.StoreSigner;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Signs the requests by which clients send bytes to the object store: key, type, length, checksum, and that nothing is
 * replaced. A file of up to 16 MiB is sent as a whole, a longer one in parts of 8 MiB.
 */
@Component
class UploadRequests {

    static final long WHOLE = 16L << 20;
    static final long PART = 8L << 20;

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final StoreSigner signer;
    private final Clock clock;

    UploadRequests(StoreSigner signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    static boolean inParts(MediaRecord file) {
        return file.length() > WHOLE;
    }

    static int partCount(MediaRecord file) {
        return Math.toIntExact((file.length() + PART - 1) / PART);
    }

    /** The length of a part, bytes. */
    static long lengthOf(MediaRecord file, int part) {
        return Math.min(PART, file.length() - (part - 1) * PART);
    }

    Upload.SignedRequest whole(MediaRecord file) {
        return sign(
                file.uploadKey(),
                Map.of(),
                Map.of(
                        "Content-Type", file.format().contentType(),
                        "Content-Length", String.valueOf(file.length()),
                        "If-None-Match", "*",
                        "x-amz-checksum-sha256", Base64.getEncoder().encodeToString(file.sha256())));
    }

    Upload.Part part(MediaRecord file, String uploadId, int number) {
        return new Upload.Part(
                number,
                sign(
                        file.uploadKey(),
                        Map.of("partNumber", String.valueOf(number), "uploadId", uploadId),
                        Map.of("Content-Length", String.valueOf(lengthOf(file, number)))));
    }

    private Upload.SignedRequest sign(String key, Map<String, String> query, Map<String, String> headers) {
        var now = clock.instant();
        return new Upload.SignedRequest(
                "PUT", signer.sign(SdkHttpMethod.PUT, key, query, headers, now, LIFETIME), headers, now.plus(LIFETIME));
    }
}
