package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.psyhealth.services.LocalStack;
import org.psyhealth.support.TopicRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Processes that have the module media alone, with services of their own: one that only answers requests and is never
 * disturbed, and workers that are. Proxies before the database and the object store hold a disturbed process at a step.
 */
final class MediaProcesses implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final LocalStack services = LocalStack.onRandomPorts();
    private final Path work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "media-work");
    private final ConcurrentLinkedQueue<AppProcess> processes = new ConcurrentLinkedQueue<>();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(
            property("spring.datasource.url"),
            property("spring.datasource.username"),
            property("spring.datasource.password")));
    private final S3Client s3 = S3Client.builder()
            .region(Region.of(property("psyhealth.storage.region")))
            .endpointOverride(URI.create(property("psyhealth.storage.endpoint")))
            .forcePathStyle(true)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    property("psyhealth.storage.access-key"), property("psyhealth.storage.secret-key"))))
            .build();
    private final TcpProxy postgres = new TcpProxy(portOf("spring.datasource.url"));
    private final TcpProxy store = new TcpProxy(portOf("psyhealth.storage.endpoint"));
    private final Clamd scanner = new Clamd();
    private final AppProcess web = start(Map.of("psyhealth.media.workers", "0"));

    MediaProcesses() throws IOException {}

    JdbcClient jdbc() {
        return jdbc;
    }

    TcpProxy postgres() {
        return postgres;
    }

    TcpProxy store() {
        return store;
    }

    Clamd scanner() {
        return scanner;
    }

    /** Waits until a worker, which has fetched a file, makes something of it. */
    void awaitMaking(String id) {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> lease(id)
                        .filter(token -> Files.exists(work.resolve(token).resolve("made")))
                        .isPresent());
    }

    /** The process that only answers requests. */
    AppProcess web() {
        return web.awaitReady();
    }

    /** Starts a worker; its requests to the database and the store go through the proxies. */
    AppProcess worker() {
        return start(Map.of(
                "spring.datasource.url",
                property("spring.datasource.url").replace(":" + portOf("spring.datasource.url"), ":" + postgres.port())
                        + "?prepareThreshold=0", // each statement is sent as it is, and can be recognised
                "psyhealth.storage.endpoint",
                "http://localhost:" + store.port(),
                "psyhealth.storage.public-endpoint",
                property("psyhealth.storage.endpoint")));
    }

    /** Starts a worker that nothing holds. */
    AppProcess freeWorker() {
        return start(Map.of());
    }

    AppProcess start(Map<String, String> special) {
        var properties = new HashMap<>(TestCallers.properties(services.properties()));
        properties.put("psyhealth.modules", "media");
        properties.put("psyhealth.media.workers", "1");
        properties.put("psyhealth.media.poll", "200ms");
        properties.put("psyhealth.media.directory", work.toString());
        properties.put("psyhealth.media.scanner.host", "localhost");
        properties.put("psyhealth.media.scanner.port", String.valueOf(scanner.port()));
        properties.putAll(special);
        var process = AppProcess.start(properties);
        processes.add(process);
        return process;
    }

    /** Lets everything go on that is held. */
    void letGo() {
        store.letGo();
        postgres.letGo();
        scanner.recover();
    }

    /** A new member, who talks to the process that only answers requests. */
    Uploader member() {
        return Uploader.member(path -> web().url());
    }

    /** Under which lease a file is made at the moment. */
    Optional<String> lease(String id) {
        return jdbc.sql("""
                        select token from media.job
                        where subject_id = cast(? as uuid) and kind = 'PROCESS' and token is not null""").param(id).query(String.class).optional();
    }

    /** Whether somebody has files under that lease. */
    boolean isAtWork(String lease) {
        return Files.exists(work.resolve(lease));
    }

    /** Whether a file is to be made later, and no attempt was counted. */
    boolean waits(String id) {
        return jdbc.sql("""
                        select exists (select from media.job where subject_id = cast(? as uuid) and kind = 'PROCESS'
                            and begun and token is null and attempts = 0 and due_at > now())""").param(id).query(Boolean.class).single();
    }

    /** For a file, and what is to be done to it, some time passes. */
    void pass(String id, Duration time) {
        jdbc.sql("""
                        with media as (
                            update media.media set changed_at = changed_at - cast(:time as interval)
                            where id = cast(:id as uuid) returning id
                        )
                        update media.job set due_at = due_at - cast(:time as interval)
                        from media where job.subject_id = media.id""").param("time", time.toString()).param("id", id).update();
    }

    /** How many uploads in parts are open for a file. */
    int openUploads(String id) {
        return s3.listMultipartUploads(request ->
                        request.bucket(property("psyhealth.storage.bucket")).prefix("incoming/" + id + "/"))
                .uploads()
                .size();
    }

    /** The time for which killed workers had taken a file is over. It is a minute, so this is not waited for. */
    void endLease(String id) {
        jdbc.sql("update media.job set due_at = now() where subject_id = cast(? as uuid) and token is not null")
                .param(id)
                .update();
    }

    /** The same for all files; those that were being made. */
    List<String> endLeases() {
        return jdbc.sql("""
                        with ended as (update media.job set due_at = now() where token is not null returning subject_id, kind)
                        select subject_id from ended where kind = 'PROCESS'""").query((row, number) -> row.getString(1)).list();
    }

    /** The objects of a file. */
    List<String> objects(String area, String id) {
        return s3
                .listObjectsV2Paginator(request ->
                        request.bucket(property("psyhealth.storage.bucket")).prefix(area + "/" + id + "/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    /** A file is ready, told once, and everything else of it is gone but its original, until that has had its time. */
    void awaitOneReady(String id) {
        awaitStatus(id, "READY");
        var served = made(id);
        assertThat(served).isNotEmpty();
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(objects("served", id)).containsExactlyInAnyOrderElementsOf(served);
            assertThat(objects("held", id)).isEmpty();
            assertThat(objects("incoming", id)).hasSizeLessThanOrEqualTo(1);
            assertThat(jobs(id, Duration.ofMinutes(30))).isEmpty();
            assertThat(told(id)).containsExactly("org.psyhealth.media.ready.v1");
        });
        assertUsageAddsUp(id);
    }

    /** A file is deleted, told once, and nothing of it is left. */
    void awaitDeleted(String id, String... toldBefore) {
        awaitStatus(id, "DELETED");
        await().atMost(TIMEOUT).untilAsserted(() -> {
            Stream.of("served", "held", "incoming")
                    .forEach(area -> assertThat(objects(area, id)).isEmpty());
            assertThat(jobs(id, Duration.ofHours(1))).containsExactly("SWEEP");
            assertThat(told(id))
                    .containsExactlyElementsOf(
                            Stream.concat(Stream.of(toldBefore), Stream.of("org.psyhealth.media.deleted.v1"))
                                    .toList());
        });
    }

    /** The keys of what was made of a file. */
    List<String> made(String id) {
        return jdbc.sql("""
                        select variant ->> 'key' from media.media, jsonb_array_elements(result -> 'variants') variant
                        where id = cast(? as uuid)""").param(id).query((row, number) -> row.getString(1)).list();
    }

    void awaitStatus(String id, String status) {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(status(id)).isEqualTo(status));
    }

    String status(String id) {
        return jdbc.sql("select status from media.media where id = cast(? as uuid)")
                .param(id)
                .query(String.class)
                .single();
    }

    /** What somebody's usage holds is what their files have. */
    void assertUsageAddsUp(String id) {
        assertThat(jdbc.sql("""
                        select usage.bytes || ' ' || usage.unfinished from media.usage, media.media
                        where media.id = cast(? as uuid) and usage.owner_id = media.owner_id""").param(id).query(String.class).single())
                .isEqualTo(jdbc.sql("""
                        select sum(counted) || ' ' || count(*) filter (where status in ('UPLOADING', 'SCANNING'))
                        from media.media
                        where owner_id = (select owner_id from media.media where id = cast(? as uuid))""").param(id).query(String.class).single());
    }

    /** The types of the events about a file; one that was sent again counts once. */
    List<String> told(String id) {
        return TopicRecords.all(services.kafka().bootstrapServers(), "media-events").stream()
                .filter(record -> id.equals(record.key()))
                .map(record -> List.of(header(record, "ce_id"), header(record, "ce_type")))
                .distinct()
                .map(List::getLast)
                .toList();
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** The kinds of what is to be done to a file before long. */
    List<String> jobs(String id, Duration within) {
        return jdbc.sql(
                        "select kind from media.job where subject_id = cast(? as uuid) and due_at < now() + cast(? as interval)")
                .param(id)
                .param(within.toString())
                .query((row, number) -> row.getString(1))
                .list();
    }

    String property(String name) {
        return Objects.requireNonNull(services.properties().get(name), name);
    }

    @Override
    public void close() throws IOException {
        processes.forEach(AppProcess::kill);
        store.close();
        postgres.close();
        scanner.close();
        s3.close();
        services.close();
    }

    private int portOf(String name) {
        return Integer.parseInt(property(name).replaceAll(".*:(\\d+).*", "$1"));
    }
}
