package org.psyhealth.contracts;

import java.util.List;
import java.util.Map;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.events.EventType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Generates the AsyncAPI document of all topics from the event records and the listeners.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI 3.0.0</a>
 */
final class AsyncApi {

    private static final List<String> HEADERS = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_subject",
            "ce_time",
            "ce_aggregateversion",
            "ce_dataschema",
            "content-type");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CloudEventsCodec CODEC = CloudEventsCodec.ofContracts(EventContracts.onClasspath());

    private final ObjectNode document = JSON.createObjectNode();

    static ObjectNode document() {
        return new AsyncApi().generate();
    }

    private ObjectNode generate() {
        document.put("asyncapi", "3.0.0");
        var info = document.putObject("info");
        info.put("title", "psyhealth events");
        info.put("version", "1.0.0");
        info.put("description", """
                The events of the modules: CloudEvents 1.0 in Kafka's binary content mode. Every event \
                carries the newest state of its subject: the record key is ce_subject, the id of an aggregate or the ids of a \
                relation's ends joined by slashes; ce_aggregateversion counts that subject's changes and never goes back \
                within a key. Delivery is at least once, and there is no order between keys: a consumer keeps the record with \
                the greatest version of each key and ignores types and fields that it does not know. Topics of state are \
                compacted, so that the newest record of each key remains.""");
        info.putObject("license").put("name", "Apache-2.0");
        addServers();
        document.put("defaultContentType", "application/json");
        PublishedEvents.contracts().forEach(this::addChannel);
        PublishedEvents.consumptions().forEach(this::addConsumer);
        addHeaders();
        return document;
    }

    private void addServers() {
        var servers = document.putObject("servers");
        var local = servers.putObject("local");
        local.put("host", "localhost:9092");
        local.put("protocol", "kafka");
        local.put("description", "The broker of a developer's machine.");
        var provisioned = servers.putObject("provisioned");
        provisioned.put("host", "{brokers}");
        provisioned.put("protocol", "kafka-secure");
        provisioned.put("description", "Amazon MSK, with IAM or TLS; the addresses are outputs of the infrastructure.");
        provisioned
                .putObject("variables")
                .putObject("brokers")
                .put("description", "the bootstrap brokers of the environment")
                .put("default", "b-1.psyhealth.internal:9098");
    }

    private void addChannel(Class<? extends DomainEvent> contract) {
        var topic = EventContracts.topicOf(contract);
        var channel = document.withObject("/channels/" + topic);
        channel.put("address", topic);
        channel.put("title", contract.getSimpleName());
        var messages = channel.putObject("messages");
        for (var event : EventContracts.recordsOf(contract)) {
            messages.putObject(event.getSimpleName()).put("$ref", "#/components/messages/" + event.getSimpleName());
            addMessage(event);
        }
        channel.putObject("bindings").putObject("kafka").put("topic", topic);
        addOperation("publish-" + topic, "send", topic, publishersOf(contract));
    }

    private void addMessage(Class<? extends DomainEvent> event) {
        var message = document.withObject("/components/messages/" + event.getSimpleName());
        message.put("name", EventContracts.typeOf(event));
        message.put("title", event.getSimpleName());
        message.put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
        var schema = EventSchemas.of(event);
        schema.remove("$schema");
        schema.remove("$id");
        if (schema.remove("description") instanceof StringNode description) {
            message.put("summary", description.stringValue());
        }
        message.set("payload", schema);
        var subject = event.getAnnotation(EventType.class).subject();
        message.putObject("bindings")
                .putObject("kafka")
                .putObject("key")
                .put("type", "string")
                .put("description", "ce_subject: " + subject);
        addExample(message, event);
    }

    private void addExample(ObjectNode message, Class<? extends DomainEvent> type) {
        var event = EventExamples.of(type);
        var example = message.putArray("examples").addObject();
        example.put("name", type.getSimpleName());
        var headers = example.putObject("headers");
        CODEC.headers(event).forEach(headers::put);
        example.set("payload", JSON.readTree(CODEC.payload(event)));
    }

    private void addConsumer(PublishedEvents.Consumption consumption) {
        var deadLetters = consumption.topic() + "." + consumption.group() + ".dlt";
        addOperation(
                        consumption.group() + "-consumes-" + consumption.topic(),
                        "receive",
                        consumption.topic(),
                        "Read by the consumer group " + consumption.group() + "; what it cannot handle goes to "
                                + deadLetters + ".")
                .putObject("bindings")
                .putObject("kafka")
                .putObject("groupId")
                .put("type", "string")
                .put("const", consumption.group());
        addDeadLetters(deadLetters, consumption);
    }

    private void addDeadLetters(String name, PublishedEvents.Consumption consumption) {
        var channel = document.withObject("/channels/" + name);
        channel.put("address", name);
        channel.put("title", "DeadLetters");
        channel.put(
                "description",
                "Records of " + consumption.topic() + " that the group " + consumption.group()
                        + " could not handle, unchanged, with kafka_dlt- headers that contain their origin and the cause.");
        channel.putObject("messages").putObject("DeadLetter").put("$ref", "#/components/messages/DeadLetter");
        channel.putObject("bindings").putObject("kafka").put("topic", name).put("partitions", 1);
        var letter = document.withObject("/components/messages/DeadLetter");
        letter.put("name", "DeadLetter");
        letter.put("title", "DeadLetter");
        letter.put("summary", "A record that a consumer group gave up; its payload may be of any form.");
        letter.put("contentType", "application/octet-stream");
        addOperation(
                consumption.group() + "-gives-up-" + consumption.topic(),
                "send",
                name,
                "Written by the consumer group " + consumption.group() + ".");
    }

    private ObjectNode addOperation(String name, String action, String topic, String summary) {
        var operation = document.withObject("/operations/" + name);
        operation.put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/" + topic);
        operation.put("summary", summary);
        return operation;
    }

    private void addHeaders() {
        var headers = document.withObject("/components/schemas/CloudEventHeaders");
        headers.put("type", "object");
        var properties = headers.putObject("properties");
        HEADERS.forEach(name -> properties.putObject(name).put("type", "string"));
        properties.withObject("/ce_specversion").put("const", "1.0");
        Map.of("ce_id", "uuid", "ce_dataschema", "uri", "ce_time", "date-time")
                .forEach((name, format) -> properties.withObject("/" + name).put("format", format));
        properties
                .withObject("/ce_subject")
                .put(
                        "description",
                        "what changed, and the record key: an aggregate's id, or a relation's ends joined by slashes");
        properties
                .withObject("/ce_aggregateversion")
                .put("pattern", "^[0-9]+$")
                .put("description", "counts the changes of the subject; never goes back within a key");
        properties
                .putObject("traceparent")
                .put("type", "string")
                .put("description", "W3C Trace Context, if it is traced");
        var required = headers.putArray("required");
        HEADERS.forEach(required::add);
    }

    private static String publishersOf(Class<? extends DomainEvent> contract) {
        var answers = EventContracts.recordsOf(contract).stream()
                .filter(EventContracts::isByReaders)
                .map(Class::getSimpleName)
                .toList();
        var owner = "Published by the " + moduleOf(contract) + " module";
        return answers.isEmpty()
                ? owner + "."
                : owner + "; " + String.join(", ", answers) + " by each module that reads it.";
    }

    private static String moduleOf(Class<?> contract) {
        return contract.getPackageName().split("\\.")[2];
    }
}
