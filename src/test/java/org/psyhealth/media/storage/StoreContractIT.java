package org.psyhealth.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.psyhealth.media.MediaModule;
import org.psyhealth.platform.delivery.StorageProperties;
import org.psyhealth.platform.delivery.StoreSigner;
import org.psyhealth.support.ModuleContext;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.s3.S3Client;

/** Which conditions of a signed request the local store honours, and that ours for it work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreContractIT {

    private static final byte[] CONTENT = "nine bytes".getBytes(StandardCharsets.UTF_8);
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private ModuleContext module;
    private StorageProperties properties;
    private StoreSigner signer;
    private S3Client s3;
    private ObjectStore store;
    private MultipartUploads uploads;

    @BeforeAll
    void connect() {
        module = MediaModule.start(Map.of());
        properties = module.get(StorageProperties.class);
        signer = new StoreSigner(properties);
        s3 = module.get(S3Client.class);
        store = module.get(ObjectStore.class);
        uploads = module.get(MultipartUploads.class);
    }

    @AfterAll
    void close() {
        module.close();
        http.close();
    }

    @Test
    void key_type_and_length_are_part_of_the_signature() throws Exception {
        var key = key();
        var headers = Map.of("Content-Type", "image/png", "Content-Length", String.valueOf(CONTENT.length));
        var url = signer.sign(SdkHttpMethod.PUT, key, Map.of(), headers, Instant.now(), LIFETIME);

        assertThat(put(url, "image/jpeg", CONTENT)).isEqualTo(403);
        assertThat(put(url, "image/png", "shorter".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(403);
        assertThat(put(URI.create(url.toString().replace(key, key())), "image/png", CONTENT))
                .isEqualTo(403);
        assertThat(put(url, "image/png", CONTENT)).isEqualTo(200);
        assertThat(store.find(key)).get().extracting(StoredObject::length).isEqualTo((long) CONTENT.length);
    }

    @Test
    void nothing_is_replaced_where_that_was_signed() throws Exception {
        var headers = Map.of("If-None-Match", "*");
        var url = signer.sign(SdkHttpMethod.PUT, key(), Map.of(), headers, Instant.now(), LIFETIME);

        assertThat(put(url, headers, CONTENT)).isEqualTo(200);
        assertThat(put(url, headers, CONTENT)).isEqualTo(412);
    }

    @Test
    void the_checksum_is_a_part_of_the_signature_and_compared_with_the_content() throws Exception {
        var headers = Map.of("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(sha256("other content")));
        var url = signer.sign(SdkHttpMethod.PUT, key(), Map.of(), headers, Instant.now(), LIFETIME);

        assertThat(put(
                        url,
                        Map.of("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(sha256("nine bytes"))),
                        CONTENT))
                .isEqualTo(403);
        assertThat(put(url, headers, CONTENT)).isEqualTo(400);
    }

    @Test
    void an_expired_address_does_not_work() throws Exception {
        var past = Instant.now().minus(Duration.ofMinutes(11));
        var url = signer.sign(SdkHttpMethod.PUT, key(), Map.of(), Map.of("Content-Type", "image/png"), past, LIFETIME);
        assertThat(put(url, "image/png", CONTENT)).isEqualTo(403);
    }

    @Test
    void an_object_is_read_only_as_it_was_seen(@TempDir Path directory) throws Exception {
        var key = key();
        upload(directory, key, "first");
        var seen = store.find(key).orElseThrow();

        store.fetch(key, seen.etag(), directory.resolve("got"));
        assertThat(directory.resolve("got")).hasContent("first");

        upload(directory, key, "second");
        assertThatExceptionOfType(ReplacedObjectException.class)
                .isThrownBy(() -> store.fetch(key, seen.etag(), directory.resolve("other")));
        store.delete(List.of(key));
        assertThatExceptionOfType(ReplacedObjectException.class)
                .isThrownBy(() -> store.fetch(key, seen.etag(), directory.resolve("other")));
        assertThat(store.find(key)).isEmpty();
    }

    @Test
    void objects_are_listed_copied_and_removed_by_their_prefix(@TempDir Path directory) throws Exception {
        var media = UUID.randomUUID();
        var first = ObjectKeys.made(ObjectKeys.SERVED, media, UUID.randomUUID(), "jpg");
        upload(directory, first, "x");
        store.copy(first, ObjectKeys.withheld(first));

        assertThat(store.list(ObjectKeys.prefix(ObjectKeys.SERVED, media))).containsExactly(first);
        assertThat(store.list(ObjectKeys.prefix(ObjectKeys.HELD, media))).containsExactly(ObjectKeys.withheld(first));
        store.delete(List.of(first, ObjectKeys.withheld(first), "served/gone-already"));
        assertThat(store.list(ObjectKeys.prefix(ObjectKeys.SERVED, media))).isEmpty();
    }

    @Test
    void parts_are_listed_and_go_when_their_upload_is_aborted() throws Exception {
        var media = UUID.randomUUID();
        var key = ObjectKeys.incoming(media);
        var id = uploads.begin(key, "audio/mpeg");
        var url = signer.sign(
                SdkHttpMethod.PUT, key, Map.of("partNumber", "1", "uploadId", id), Map.of(), Instant.now(), LIFETIME);
        assertThat(put(url, Map.of(), CONTENT)).isEqualTo(200);
        assertThat(uploads.parts(key, id)).singleElement().satisfies(part -> {
            assertThat(part.number()).isOne();
            assertThat(part.length()).isEqualTo(CONTENT.length);
        });

        uploads.abortAll(ObjectKeys.prefix(ObjectKeys.INCOMING, media));

        assertThat(uploads.parts(key, id)).isEmpty();
    }

    private void upload(Path directory, String key, String content) throws IOException {
        var file = Files.writeString(Files.createTempFile(directory, "content", ""), content);
        store.put(file, key, "text/plain");
    }

    private int put(URI url, String contentType, byte[] content) throws Exception {
        return put(url, Map.of("Content-Type", contentType), content);
    }

    private int put(URI url, Map<String, String> headers, byte[] content) throws Exception {
        var request = HttpRequest.newBuilder(url).PUT(BodyPublishers.ofByteArray(content));
        headers.forEach(request::header);
        // Not the body: a store that refuses closes the connection while the bytes are still coming.
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static byte[] sha256(String content) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String key() {
        return ObjectKeys.incoming(UUID.randomUUID());
    }
}
