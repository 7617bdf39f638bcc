package org.psyhealth.platform.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the AsyncAPI document says, topic by topic, as its page shows it. */
@Component
class EventCatalogue {

    private final JsonMapper json;

    EventCatalogue(JsonMapper json) {
        this.json = json;
    }

    Page read() {
        var document = document();
        return new Page(
                document.at("/info/description").asString(),
                fields(document.at("/components/schemas/CloudEventHeaders")),
                document.path("channels").properties().stream()
                        .map(channel -> topic(document, channel.getKey(), channel.getValue()))
                        .toList());
    }

    private JsonNode document() {
        try (var content = new ClassPathResource("asyncapi/asyncapi.json").getInputStream()) {
            return json.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Topic topic(JsonNode document, String name, JsonNode channel) {
        var operations = document.path("operations").values().stream()
                .filter(operation -> target(operation.path("channel")).equals(name))
                .map(operation -> operation.path("summary").asString())
                .toList();
        var events = channel.path("messages").values().stream()
                .map(message -> event(document.at("/components/messages/" + target(message))))
                .toList();
        return new Topic(name, channel.path("description").asString(""), operations, events);
    }

    private Event event(JsonNode message) {
        return new Event(
                message.path("name").asString(),
                message.path("title").asString(),
                message.path("summary").asString(""),
                message.at("/bindings/kafka/key/description").asString(""),
                fields(message.path("payload")),
                message.path("examples").values().stream()
                        .map(example -> json.writerWithDefaultPrettyPrinter().writeValueAsString(example))
                        .findFirst()
                        .orElse(""));
    }

    private static List<Field> fields(JsonNode schema) {
        var fields = new ArrayList<Field>();
        addFields("", schema, fields);
        return fields;
    }

    private static void addFields(String prefix, JsonNode schema, List<Field> fields) {
        var required = schema.path("required").values().stream()
                .map(JsonNode::asString)
                .toList();
        schema.path("properties").properties().forEach(property -> {
            var name = prefix + property.getKey();
            var value = property.getValue();
            fields.add(new Field(
                    name,
                    typeOf(value),
                    required.contains(property.getKey()),
                    value.path("description").asString("")));
            addFields(name + ".", value, fields);
            addFields(name + "[].", value.path("items"), fields);
        });
    }

    private static String typeOf(JsonNode schema) {
        if (schema.has("const")) {
            return schema.path("const").toString();
        }
        if (schema.has("enum")) {
            return String.join(
                    " | ",
                    schema.path("enum").values().stream()
                            .map(JsonNode::toString)
                            .toList());
        }
        if (schema.has("items")) {
            return "array of " + typeOf(schema.path("items"));
        }
        var type = schema.path("type");
        var types = type.isArray() ? type.values().stream().map(JsonNode::asString) : Stream.of(type.asString(""));
        var format = schema.path("format").asString("");
        return String.join(" or ", types.toList()) + (format.isEmpty() ? "" : " (" + format + ")");
    }

    private static String target(JsonNode reference) {
        return StringUtils.getFilename(reference.path("$ref").asString());
    }

    /**
     * The document.
     *
     * @param headers the headers of every event
     */
    record Page(String description, List<Field> headers, List<Topic> topics) {}

    /**
     * A topic.
     *
     * @param operations who publishes to it and who reads it, as sentences
     */
    record Topic(String name, String description, List<String> operations, List<Event> events) {}

    /**
     * An event type.
     *
     * @param type the {@code ce_type}
     * @param key what the record key consists of
     * @param example a record in JSON; empty if there is none
     */
    record Event(String type, String name, String summary, String key, List<Field> fields, String example) {}

    /**
     * A field.
     *
     * @param name with dots into nested objects, and brackets into arrays
     */
    record Field(String name, String type, boolean required, String description) {}
}
