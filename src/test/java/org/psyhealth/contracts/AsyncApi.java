package org.psyhealth.contracts;

import java.util.List;
import java.util.Map;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    private final ObjectNode document = JsonMapper.builder().build().createObjectNode();

    static ObjectNode document() {
        return new AsyncApi().generate();
    }

    private ObjectNode generate() {
        document.put("asyncapi", "3.0.0");
        var info = document.putObject("info");
        info.put("title", "psyhealth events");
        info.put("version", "1.0.0");
        info.put(
                "description",
                "What the modules tell each other and the world: CloudEvents 1.0 in Kafka's binary content mode, at least"
                        + " once, in order per key. Consumers are idempotent and ignore types and fields they do not know.");
        info.putObject("license").put("name", "Apache-2.0");
        document.put("defaultContentType", "application/json");
        PublishedEvents.contracts().forEach(this::addChannel);
        PublishedEvents.consumptions().forEach(this::addConsumer);
        addHeaders();
        return document;
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
        addOperation("publish-" + topic, "send", topic, "Published by the " + moduleOf(contract) + " module.");
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
        message.set("payload", schema);
        message.putObject("bindings")
                .putObject("kafka")
                .putObject("key")
                .put("type", "string")
                .put("format", "uuid");
    }

    private void addConsumer(PublishedEvents.Consumption consumption) {
        addOperation(
                consumption.group() + "-consumes-" + consumption.topic(),
                "receive",
                consumption.topic(),
                "Consumer group " + consumption.group() + "; what it cannot handle goes to " + consumption.topic() + "."
                        + consumption.group() + ".dlt.");
    }

    private void addOperation(String name, String action, String topic, String summary) {
        var operation = document.withObject("/operations/" + name);
        operation.put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/" + topic);
        operation.put("summary", summary);
    }

    private void addHeaders() {
        var headers = document.withObject("/components/schemas/CloudEventHeaders");
        headers.put("type", "object");
        var properties = headers.putObject("properties");
        HEADERS.forEach(name -> properties.putObject(name).put("type", "string"));
        properties.withObject("/ce_specversion").put("const", "1.0");
        Map.of("ce_id", "uuid", "ce_subject", "uuid", "ce_time", "date-time")
                .forEach((name, format) -> properties.withObject("/" + name).put("format", format));
        properties.putObject("traceparent").put("type", "string");
        var required = headers.putArray("required");
        HEADERS.forEach(required::add);
    }

    private static String moduleOf(Class<?> contract) {
        return contract.getPackageName().split("\\.")[2];
    }
}
