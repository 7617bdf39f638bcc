package org.psyhealth.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.psyhealth.services.LocalStack;

/** Detects when all writes have been processed everywhere. */
final class Quiet {

    private static final Duration TIMEOUT = Duration.ofSeconds(180);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    private final Fleet fleet;
    private final LocalDatabase database;
    private final KafkaLog kafka;
    private final ConnectionString mongo;

    Quiet(Fleet fleet, LocalStack services, KafkaLog kafka) {
        this.fleet = fleet;
        this.database = new LocalDatabase(services.properties());
        this.kafka = kafka;
        this.mongo = new ConnectionString(
                Objects.requireNonNull(services.properties().get("spring.mongodb.uri")));
    }

    /** Waits until nothing is in flight any more; a failure reports what is left. */
    void awaitIt() {
        await("nothing is on its way")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(300))
                .during(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(onTheWay()).isEmpty());
    }

    private Map<String, Long> onTheWay() {
        var left = new TreeMap<String, Long>();
        left.put("rows in the outbox", database.count("select count(*) from platform.outbox where parked_at is null"));
        left.put("documents with events", waitingDocuments());
        left.put(
                "e-mails to send",
                database.count(
                        "select count(*) from notification.email where status = 'PENDING' and due_at < 'infinity'"));
        fleet.modules()
                .values()
                .forEach(module -> kafka.lagOf(module.name(), module.consumes())
                        .forEach((partition, lag) -> left.put(module.name() + " behind in " + partition, lag)));
        left.values().removeIf(count -> count == 0);
        return left;
    }

    private long waitingDocuments() {
        try (var client = MongoClients.create(mongo)) {
            return client.getDatabase(Objects.requireNonNull(mongo.getDatabase()))
                    .getCollection("users")
                    .countDocuments(Filters.exists("outbox.id"));
        }
    }
}
