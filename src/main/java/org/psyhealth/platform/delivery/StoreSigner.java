package org.psyhealth.platform.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Signs requests to the object store for others, in the query of their address (AWS Signature Version 4). Not by the
 * SDK's presigner: that takes the time from the system, and an address must be the same for a quarter of an hour.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">Authenticating requests:
 *     using query parameters</a>
 */
public final class StoreSigner {

    private final StorageProperties store;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsProvider credentials;

    /** Signs for the given store. */
    public StoreSigner(StorageProperties store) {
        this.store = store;
        this.credentials = credentialsOf(store);
    }

    /** The credentials of the store: the configured ones, or the task's own. */
    public static AwsCredentialsProvider credentialsOf(StorageProperties store) {
        if (store.accessKey() != null && store.secretKey() != null) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(store.accessKey(), store.secretKey()));
        }
        return DefaultCredentialsProvider.builder().build();
    }

    /**
     * The signed address of a request.
     *
     * @param method GET or PUT
     * @param key the object
     * @param query further parameters, {@code partNumber}
     * @param headers what the request must send, exactly like this
     * @param from when the address begins to work
     * @param lifetime for how long it works
     */
    public URI sign(
            SdkHttpMethod method,
            String key,
            Map<String, String> query,
            Map<String, String> headers,
            Instant from,
            Duration lifetime) {
        var request = SdkHttpRequest.builder().method(method).uri(addressOf(key));
        query.forEach(request::putRawQueryParameter);
        headers.forEach(request::putHeader);
        return signer.sign(signing -> signing.identity(credentials.resolveCredentials())
                        .request(request.build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, store.region())
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lifetime)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(from, ZoneOffset.UTC)))
                .request()
                .getUri();
    }

    private URI addressOf(String key) {
        var path = SdkHttpUtils.urlEncodeIgnoreSlashes(key);
        var endpoint = store.publicEndpoint() == null ? store.endpoint() : store.publicEndpoint();
        return endpoint == null
                ? URI.create("https://%s.s3.%s.amazonaws.com/%s".formatted(store.bucket(), store.region(), path))
                : endpoint.resolve("/" + store.bucket() + "/" + path);
    }
}
