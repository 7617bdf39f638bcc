package org.psyhealth.contracts;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.messaging.consumer.Subscription;
import org.psyhealth.platform.messaging.consumer.Subscriptions;
import org.psyhealth.platform.messaging.topics.TopicPolicy;
import org.psyhealth.support.Endpoint;
import org.psyhealth.support.Modules;

/**
 * Everything that the world outside the code must know of the modules, read from the code. Topics are as they are
 * provisioned: their settings are the application's own, their partitions and replicas belong to the cluster.
 *
 * @param replicationFactor how many brokers hold each topic
 * @param modules what {@code psyhealth.modules} may name
 * @param libraries what is part of every process
 * @param topics all topics
 */
record ModuleInventory(int replicationFactor, List<Module> modules, List<Module> libraries, List<Topic> topics) {

    private static final int REPLICAS = 3;

    /** As many tasks as a service may have, and some more. */
    private static final int PARTITIONS = 24;

    /** What two of three replicas hold survives the loss of one. */
    private static final String IN_SYNC = "2";

    private static final EventContracts CONTRACTS = EventContracts.onClasspath();
    private static final List<Subscription> SUBSCRIPTIONS =
            Subscriptions.of(Modules.CLASSES.stream().map(JavaClass::reflect));

    static ModuleInventory ofCode() {
        return new ModuleInventory(
                REPLICAS,
                Modules.names().stream().map(Module::of).toList(),
                Modules.libraries().stream().map(Module::of).toList(),
                allTopics());
    }

    private static List<Topic> allTopics() {
        var topics = new ArrayList<Topic>();
        CONTRACTS
                .all()
                .forEach(contract ->
                        topics.add(Topic.of(EventContracts.topicOf(contract), TopicPolicy.of(contract), PARTITIONS)));
        SUBSCRIPTIONS.forEach(
                subscription -> topics.add(Topic.of(subscription.deadLetterTopic(), TopicPolicy.DEAD_LETTER, 1)));
        topics.sort(Comparator.comparing(Topic::name));
        return topics;
    }

    /**
     * A module, or a library.
     *
     * @param api the base paths of its API
     * @param largeBodies those of them at which a body of more than 8 KB is legitimate
     * @param publishes the topics that its events go to
     * @param consumes the topics of others that it reads
     * @param consumerGroup how it reads them; null if it reads none
     * @param deadLetterTopics where it puts what it cannot handle
     * @param schema its schema in PostgreSQL; null if it has none
     * @param migrations the folder that makes the schema
     */
    record Module(
            String name,
            String displayName,
            List<String> api,
            List<String> largeBodies,
            List<Stream> publishes,
            List<String> consumes,
            @Nullable String consumerGroup,
            List<String> deadLetterTopics,
            @Nullable String schema,
            @Nullable String migrations) {

        private static Module of(String name) {
            var subscriptions = SUBSCRIPTIONS.stream()
                    .filter(subscription -> subscription.module().equals(name))
                    .toList();
            var consumes = subscriptions.stream().map(Subscription::topic).toList();
            var migrations = "src/main/resources/" + name + "/migration";
            var hasSchema = Files.isDirectory(Path.of(migrations));
            return new Module(
                    name,
                    Modules.displayNameOf(name),
                    basesOf(name, endpoint -> true),
                    basesOf(name, RequestBodies::mayBeLarge),
                    CONTRACTS.publishedBy(name, consumes).keySet().stream()
                            .map(Stream::of)
                            .toList(),
                    consumes,
                    subscriptions.stream().map(Subscription::group).findFirst().orElse(null),
                    subscriptions.stream().map(Subscription::deadLetterTopic).toList(),
                    hasSchema ? name : null,
                    hasSchema ? migrations : null);
        }

        private static List<String> basesOf(String module, Predicate<Endpoint> which) {
            return List.copyOf(Endpoint.all().stream()
                    .filter(endpoint -> endpoint.module().equals(module))
                    .filter(which)
                    .flatMap(endpoint -> endpoint.base().stream())
                    .collect(toCollection(TreeSet::new)));
        }
    }

    /** A topic of events, and what the broker keeps of it. */
    record Stream(String topic, String policy) {

        private static Stream of(Class<? extends DomainEvent> contract) {
            return new Stream(EventContracts.topicOf(contract), nameOf(TopicPolicy.of(contract)));
        }
    }

    /** A topic as it is provisioned. */
    record Topic(String name, String policy, int partitions, SortedMap<String, String> config) {

        private static Topic of(String name, TopicPolicy policy, int partitions) {
            var config = policy.config();
            config.put("min.insync.replicas", IN_SYNC);
            return new Topic(name, nameOf(policy), partitions, config);
        }
    }

    private static String nameOf(TopicPolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
