package org.psyhealth.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class LocalStackIT {

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.onRandomPorts();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void the_broker_keeps_its_records_and_its_port_while_it_is_stopped() throws Exception {
        var kafka = stack.kafka();
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("kept", "key", "before")).get();
        }

        kafka.stop();
        kafka.start();

        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition("kept", 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            assertThat(consumer.poll(Duration.ofSeconds(20)))
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.value()).isEqualTo("before"));
        }
    }

    @Test
    void the_object_store_has_the_bucket_and_refuses_a_wrong_signature() {
        try (var right = s3(LocalS3.SECRET_KEY);
                var wrong = s3("wrong")) {
            right.putObject(request -> request.bucket(LocalS3.BUCKET).key("a"), RequestBody.fromString("a"));

            assertThat(catchThrowableOfType(
                                    S3Exception.class,
                                    () -> wrong.putObject(
                                            request -> request.bucket(LocalS3.BUCKET)
                                                    .key("b"),
                                            RequestBody.fromString("b")))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void the_database_is_empty_and_the_real_thing() throws SQLException {
        var url = stack.properties().get("spring.datasource.url");
        try (var connection = DriverManager.getConnection(url, LocalPostgres.USER, "");
                var result = connection
                        .createStatement()
                        .executeQuery("select uuidv7(), current_setting('server_version')")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(2)).startsWith("18.");
        }
    }

    @Test
    void data_are_kept_where_somebody_wants_them(@TempDir Path home) throws Exception {
        try (var first = LocalStack.keeping(home)) {
            try (var database = connect(first);
                    var statement = database.createStatement()) {
                statement.execute("create table kept (word text)");
                statement.execute("insert into kept values ('row')");
            }
            try (var mongo = mongo(first)) {
                mongo.getDatabase("user").getCollection("kept").insertOne(new Document("word", "document"));
            }
            try (var admin = Admin.create(client(first))) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get();
            }
            first.once("demo", () -> {});
        }
        try (var second = LocalStack.keeping(home)) {
            try (var database = connect(second);
                    var row = database.createStatement().executeQuery("select word from kept")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("row");
            }
            try (var mongo = mongo(second)) {
                assertThat(mongo.getDatabase("user").getCollection("kept").find())
                        .singleElement()
                        .satisfies(document ->
                                assertThat(document.getString("word")).isEqualTo("document"));
            }
            try (var admin = Admin.create(client(second))) {
                assertThat(admin.listTopics().names().get()).contains("kept");
            }
            second.once("demo", () -> {
                throw new AssertionError("it is there already");
            });
        }
    }

    private static Connection connect(LocalStack stack) throws SQLException {
        return DriverManager.getConnection(stack.properties().get("spring.datasource.url"), LocalPostgres.USER, "");
    }

    private static MongoClient mongo(LocalStack stack) {
        return MongoClients.create(stack.properties().get("spring.mongodb.uri"));
    }

    private static Map<String, Object> client(LocalStack stack) {
        return Map.of("bootstrap.servers", stack.kafka().bootstrapServers());
    }

    @Test
    void a_second_stack_runs_beside_the_first_and_leaves_nothing_behind() throws IOException {
        ProcessHandle child;
        try (var second = LocalStack.onRandomPorts()) {
            assertThat(second.properties().get("spring.datasource.url"))
                    .isNotEqualTo(stack.properties().get("spring.datasource.url"));
            child = second.postgresProcess();
            assertThat(child.isAlive()).isTrue();
        }
        assertThat(child.isAlive()).isFalse();
    }

    private static S3Client s3(String secret) {
        return S3Client.builder()
                .endpointOverride(URI.create(stack.properties().getOrDefault("psyhealth.storage.endpoint", "")))
                .region(Region.of(LocalS3.REGION))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(LocalS3.ACCESS_KEY, secret)))
                .build();
    }
}
