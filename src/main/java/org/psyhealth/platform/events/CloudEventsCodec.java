package org.psyhealth.platform.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes events as CloudEvents 1.0 in the binary content mode of the Kafka protocol binding, and reads them back: the
 * envelope in {@code ce_} headers, the record without its envelope as a JSON payload. Unknown fields in a payload are
 * ignored.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     Protocol Binding for CloudEvents 1.0.2</a>
 */
@Component
public class CloudEventsCodec {

    /** The header that names the type of an event. */
    public static final String TYPE = "ce_type";

    /** The header that names an event. */
    public static final String ID = "ce_id";

    /** The header that names what has changed, and is the record key. */
    public static final String SUBJECT = "ce_subject";

    /** The header that says when it changed. */
    public static final String TIME = "ce_time";

    /** The header that counts the changes of the subject. */
    public static final String VERSION = "ce_aggregateversion";

    /** The header that names who sends an event. */
    public static final String SOURCE = "ce_source";

    /** The header that names the version of CloudEvents. */
    public static final String SPECIFICATION = "ce_specversion";

    private static final String META = "meta";

    private final EventContracts contracts;
    private final String schemaBase;
    private final JsonMapper json = JsonMapper.builder()
            .addMixIn(DomainEvent.class, EnvelopeStaysOutside.class)
            .addModule(new SimpleModule().addDeserializer(EventMeta.class, new MetaFromOutside()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    CloudEventsCodec(EventContracts contracts, EventProperties properties) {
        this.contracts = contracts;
        this.schemaBase = properties.schemaBase().toString();
    }

    /** A codec of these contracts with default settings. */
    public static CloudEventsCodec ofContracts(EventContracts contracts) {
        return new CloudEventsCodec(contracts, new EventProperties(URI.create(EventProperties.DEFAULT_SCHEMA_BASE)));
    }

    /** The headers of an event, without trace context, in a stable order. */
    public Map<String, String> headers(DomainEvent event) {
        var type = EventContracts.typeOf(event.getClass());
        var meta = event.meta();
        var headers = new LinkedHashMap<String, String>();
        headers.put(SPECIFICATION, "1.0");
        headers.put(ID, meta.id().toString());
        headers.put(SOURCE, sourceOf(type));
        headers.put(TYPE, type);
        headers.put(SUBJECT, meta.subject());
        headers.put(TIME, meta.time().toString());
        headers.put(VERSION, Long.toString(meta.aggregateVersion()));
        headers.put("ce_dataschema", schemaBase + schemaPathOf(type));
        headers.put("content-type", "application/json");
        return headers;
    }

    /** The payload of an event: its record as JSON (UTF-8), without the envelope. */
    public byte[] payload(DomainEvent event) {
        return json.writeValueAsBytes(event);
    }

    /** Whether this process knows the type. */
    public boolean knows(@Nullable String type) {
        return type != null && contracts.recordOf(type).isPresent();
    }

    /**
     * Reads an event.
     *
     * @param header looks up a header by name
     * @throws MalformedEventException if the type is unknown, a header is missing or the payload does not match the
     *     record
     */
    public DomainEvent read(Function<String, @Nullable String> header, byte[] payload) {
        var type = required(header, TYPE);
        var target = contracts
                .recordOf(type)
                .orElseThrow(() -> new MalformedEventException("unknown event type " + type, null));
        try {
            return json.readerFor(target).withAttribute(META, metaFrom(header)).readValue(payload);
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException e) {
            throw new MalformedEventException("cannot read " + type, e);
        }
    }

    private static EventMeta metaFrom(Function<String, @Nullable String> header) {
        return new EventMeta(
                UUID.fromString(required(header, ID)),
                required(header, SUBJECT),
                Long.parseLong(required(header, VERSION)),
                Instant.parse(required(header, TIME)));
    }

    private static String required(Function<String, @Nullable String> header, String name) {
        var value = header.apply(name);
        if (value == null) {
            throw new MalformedEventException("missing header " + name, null);
        }
        return value;
    }

    /** {@code /psyhealth/<module>}, from {@code org.psyhealth.<module>.<what>.v1}. */
    private static String sourceOf(String type) {
        return "/psyhealth/" + type.split("\\.")[2];
    }

    /** The path at which the JSON Schema of a type is served, relative to the base. */
    public static String schemaPathOf(String type) {
        return "/events/" + type + ".json";
    }

    /** The envelope comes from the headers; one in the payload is ignored. */
    private static class MetaFromOutside extends StdDeserializer<EventMeta> {

        MetaFromOutside() {
            super(EventMeta.class);
        }

        @Override
        public EventMeta deserialize(JsonParser parser, DeserializationContext context) {
            parser.skipChildren();
            return getAbsentValue(context);
        }

        @Override
        public EventMeta getAbsentValue(DeserializationContext context) {
            return (EventMeta) context.getAttribute(META);
        }
    }

    private interface EnvelopeStaysOutside {

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        EventMeta meta();
    }
}
