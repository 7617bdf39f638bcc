package org.psyhealth.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.psyhealth.support.LocalContacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services in this JVM and in child processes. All start in parallel; callers wait only for the service they need.
 */
public final class LocalStack implements ServiceStack {

    private static final Logger log = LoggerFactory.getLogger(LocalStack.class);

    private final Ports ports;
    private final RunDirectory directory;
    private final CompletableFuture<LocalPostgres> postgres;
    private final CompletableFuture<LocalKafka> kafka;
    private final CompletableFuture<LocalMongo> mongo;
    private final CompletableFuture<LocalS3> s3;
    private final CompletableFuture<LocalMail> mail;
    private @Nullable LocalKeycloak keycloak;
    private boolean closed;
    private @Nullable CompletableFuture<IdentityProvider> identityProvider;

    private LocalStack(Ports ports, RunDirectory directory) {
        this.ports = ports;
        this.directory = directory;
        this.postgres = start("PostgreSQL", () -> LocalPostgres.start(ports.get(LocalPort.POSTGRES), directory));
        this.kafka = start(
                "Kafka",
                () -> LocalKafka.start(ports.get(LocalPort.KAFKA), ports.get(LocalPort.KAFKA_CONTROLLER), directory));
        this.mongo = start("MongoDB", () -> LocalMongo.start(ports.get(LocalPort.MONGODB), directory));
        this.s3 = start("S3", () -> LocalS3.start(ports.get(LocalPort.S3), directory));
        this.mail = start("SMTP", () -> LocalMail.start(ports.get(LocalPort.SMTP)));
    }

    /**
     * On the ports of {@link LocalPort}. With {@code -Dpsyhealth.local.keep=true} the data are kept in
     * {@code ~/.psyhealth}; {@code -Dpsyhealth.local.clear=true} removes what was kept there before.
     */
    static LocalStack onFixedPorts() {
        var kept = Path.of(System.getProperty("user.home"), ".psyhealth");
        if (Boolean.getBoolean("psyhealth.local.clear")) {
            RunDirectory.deleteTree(kept);
        }
        return new LocalStack(
                Ports.fixed(),
                Boolean.getBoolean("psyhealth.local.keep") ? RunDirectory.keeping(kept) : RunDirectory.create());
    }

    /** A separate stack on random ports that keeps its data; the caller must close it. */
    static LocalStack keeping(Path data) {
        return new LocalStack(Ports.random(), RunDirectory.keeping(data));
    }

    /** A separate stack on random ports, for a test that must not share; the caller must close it. */
    public static LocalStack onRandomPorts() {
        return new LocalStack(Ports.random(), RunDirectory.create());
    }

    /** The database, which can be stopped and restarted. */
    public LocalPostgres postgres() {
        return postgres.join();
    }

    /** The broker, which can be stopped and restarted. */
    public LocalKafka kafka() {
        return kafka.join();
    }

    /** The mail server, with the received messages. */
    public LocalMail mail() {
        return mail.join();
    }

    /** Runs an action whose effect is in the data, unless they were kept and have it. */
    public void once(String name, Runnable action) {
        var mark = directory.data(name + ".done");
        if (Files.exists(mark)) {
            return;
        }
        action.run();
        try {
            Files.createFile(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the next start has the same data. */
    public boolean keepsData() {
        return directory.keepsData();
    }

    @Override
    public String issuer() {
        return new IdentityProvider(LocalKeycloak.baseOf(ports.get(LocalPort.KEYCLOAK))).issuer();
    }

    @Override
    public String applicationUrl() {
        return "http://localhost:" + ports.get(LocalPort.APP);
    }

    ProcessHandle postgresProcess() throws IOException {
        return postgres.join().process();
    }

    @Override
    public Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", postgres.join().url()),
                Map.entry("spring.datasource.username", LocalPostgres.USER),
                Map.entry("spring.datasource.password", "postgres"),
                Map.entry("spring.kafka.bootstrap-servers", kafka.join().bootstrapServers()),
                // A killed consumer is detected sooner, for short waits on a laptop.
                Map.entry("spring.kafka.consumer.properties.session.timeout.ms", "6000"),
                Map.entry("spring.mongodb.uri", mongo.join().uri()),
                Map.entry("psyhealth.contact.active-key", LocalContacts.ID),
                Map.entry("psyhealth.contact.keys." + LocalContacts.ID, LocalContacts.KEY),
                Map.entry("spring.mail.host", "localhost"),
                Map.entry("spring.mail.port", String.valueOf(mail.join().port())),
                Map.entry("psyhealth.storage.endpoint", s3.join().endpoint()),
                Map.entry("psyhealth.storage.region", LocalS3.REGION),
                Map.entry("psyhealth.storage.bucket", LocalS3.BUCKET),
                Map.entry("psyhealth.storage.access-key", LocalS3.ACCESS_KEY),
                Map.entry("psyhealth.storage.secret-key", LocalS3.SECRET_KEY));
    }

    @Override
    public synchronized CompletableFuture<IdentityProvider> startIdentityProvider() {
        if (identityProvider == null) {
            var launched = LocalKeycloak.launch(
                    ports.get(LocalPort.KEYCLOAK), ports.get(LocalPort.APP), ports.get(LocalPort.SMTP), directory);
            keycloak = launched;
            identityProvider = start("Keycloak", launched::awaitReady);
        }
        return identityProvider;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (keycloak != null) {
            keycloak.close();
        }
        List.of(mail, s3, mongo, kafka, postgres).forEach(LocalStack::stop);
        directory.delete();
    }

    private static void stop(CompletableFuture<? extends AutoCloseable> service) {
        try {
            service.join().close();
        } catch (CompletionException e) {
            // It never started, which was reported to the caller.
        } catch (Exception e) {
            log.warn("Did not stop cleanly", e);
        }
    }

    private static <T> CompletableFuture<T> start(String name, Callable<T> service) {
        var result = new CompletableFuture<T>();
        Thread.ofPlatform().name("start-" + name).daemon().start(() -> {
            try {
                result.complete(service.call());
                StartProgress.done(name);
            } catch (Throwable e) {
                result.completeExceptionally(new IllegalStateException("Could not start " + name, e));
            }
        });
        return result;
    }
}
