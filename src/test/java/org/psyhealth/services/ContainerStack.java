package org.psyhealth.services;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.support.LocalContacts;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same services from the images of compose.yaml, for {@code -Dpsyhealth.services=containers}. */
final class ContainerStack implements ServiceStack {

    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer("postgres:18").withDatabaseName(LocalPostgres.DATABASE);
    private final KafkaContainer kafka =
            new KafkaContainer("apache/kafka:4.2.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    private final MongoDBContainer mongo = new MongoDBContainer("mongo:8").withReplicaSet();
    private final GenericContainer<?> mail = new GenericContainer<>("axllent/mailpit:v1.31")
            .withExposedPorts(1025)
            .waitingFor(Wait.forListeningPort());
    private final GenericContainer<?> s3 = new GenericContainer<>("andrewgaul/s3proxy:s3proxy-4.1.0")
            .withEnv("S3PROXY_AUTHORIZATION", "aws-v4")
            .withEnv("S3PROXY_IDENTITY", LocalS3.ACCESS_KEY)
            .withEnv("S3PROXY_CREDENTIAL", LocalS3.SECRET_KEY)
            .withEnv("JCLOUDS_PROVIDER", "filesystem-nio2")
            // A bucket is a directory.
            .withCopyToContainer(Transferable.of(""), "/data/" + LocalS3.BUCKET + "/.keep")
            .withExposedPorts(80);
    private final int keycloakPort = LocalPort.KEYCLOAK.fixed();
    private @Nullable GenericContainer<?> keycloak;
    private @Nullable CompletableFuture<IdentityProvider> identityProvider;
    private final CompletableFuture<Void> started = Startables.deepStart(postgres, kafka, mongo, mail, s3);

    @Override
    public Map<String, String> properties() {
        started.join();
        return Map.ofEntries(
                Map.entry("spring.datasource.url", postgres.getJdbcUrl()),
                Map.entry("spring.datasource.username", postgres.getUsername()),
                Map.entry("spring.datasource.password", postgres.getPassword()),
                Map.entry("spring.kafka.bootstrap-servers", kafka.getBootstrapServers()),
                Map.entry("spring.mongodb.uri", mongo.getReplicaSetUrl("psyhealth")),
                Map.entry("psyhealth.contact.active-key", LocalContacts.ID),
                Map.entry("psyhealth.contact.keys." + LocalContacts.ID, LocalContacts.KEY),
                Map.entry("spring.mail.host", mail.getHost()),
                Map.entry("spring.mail.port", String.valueOf(mail.getMappedPort(1025))),
                Map.entry("psyhealth.storage.endpoint", "http://" + s3.getHost() + ":" + s3.getMappedPort(80)),
                Map.entry("psyhealth.storage.region", LocalS3.REGION),
                Map.entry("psyhealth.storage.bucket", LocalS3.BUCKET),
                Map.entry("psyhealth.storage.access-key", LocalS3.ACCESS_KEY),
                Map.entry("psyhealth.storage.secret-key", LocalS3.SECRET_KEY));
    }

    @Override
    public String issuer() {
        return new IdentityProvider(LocalKeycloak.baseOf(keycloakPort)).issuer();
    }

    @Override
    public String applicationUrl() {
        return "http://localhost:" + LocalPort.APP.fixed();
    }

    @Override
    public synchronized CompletableFuture<IdentityProvider> startIdentityProvider() {
        if (identityProvider == null) {
            var container = new GenericContainer<>("quay.io/keycloak/keycloak:26.7")
                    .withCommand("start-dev", "--http-relative-path=/auth", "--import-realm")
                    .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", "admin")
                    .withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin")
                    .withEnv("PSYHEALTH_WEB_URL", applicationUrl())
                    .withEnv("PSYHEALTH_SERVICE_CLIENT_SECRET", IdentityProvider.SERVICE_CLIENT_SECRET)
                    .withCopyToContainer(
                            Transferable.of(LocalRealm.json().getBytes(StandardCharsets.UTF_8)),
                            "/opt/keycloak/data/import/psyhealth-realm.json")
                    .withExposedPorts(8080)
                    .waitingFor(Wait.forHttp("/auth/realms/psyhealth")
                            .forPort(8080)
                            .withStartupTimeout(Duration.ofMinutes(4)));
            // The issuer in every token names this port, so it cannot be a random one.
            container.setPortBindings(List.of(keycloakPort + ":8080"));
            keycloak = container;
            identityProvider = Startables.deepStart(container)
                    .thenApply(ready -> new IdentityProvider(LocalKeycloak.baseOf(keycloakPort)));
        }
        return identityProvider;
    }

    @Override
    public synchronized void close() {
        Stream.of(mail, s3, mongo, kafka, postgres).forEach(GenericContainer::stop);
        if (keycloak != null) {
            keycloak.stop();
        }
    }
}
