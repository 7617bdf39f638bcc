package org.psyhealth.contracts;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventProperties;
import org.psyhealth.platform.openapi.Javadocs;
import tools.jackson.databind.node.ObjectNode;

/** Generates the JSON Schema (draft 2020-12) of an event's payload from its record. */
final class EventSchemas {

    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    static ObjectNode of(Class<? extends DomainEvent> event) {
        var schema = GENERATOR.generateSchema(event);
        var type = EventContracts.typeOf(event);
        schema.put("$id", EventProperties.DEFAULT_SCHEMA_BASE + CloudEventsCodec.schemaPathOf(type));
        schema.put("title", event.getSimpleName());
        var description = Javadocs.of(event);
        if (description != null) {
            schema.put("description", description);
        }
        return schema;
    }

    /** The JSON Schema of a document that is no event. */
    static ObjectNode ofDocument(Class<?> document, String id) {
        var schema = GENERATOR.generateSchema(document);
        schema.put("$id", id);
        var description = Javadocs.of(document);
        if (description != null) {
            schema.put("description", description);
        }
        return schema;
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .with(Option.INLINE_ALL_SCHEMAS)
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields()
                .withIgnoreCheck(field -> field.getRawMember().getType() == EventMeta.class)
                .withRequiredCheck(
                        field -> !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class))
                .withNullableCheck(
                        field -> field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class));
        config.forFields()
                .withDescriptionResolver(field -> field.isFakeContainerItemScope()
                        ? null
                        : Javadocs.ofComponent(field.getDeclaringType().getErasedType(), field.getName()));
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) ->
                        text(type.getErasedType(), context.getGeneratorConfig().createObjectNode()));
        return new SchemaGenerator(config.build());
    }

    private static @Nullable CustomDefinition text(Class<?> type, ObjectNode schema) {
        var format =
                type == UUID.class ? "uuid" : type == Instant.class ? "date-time" : type == URI.class ? "uri" : null;
        if (format == null) {
            return null;
        }
        schema.put("type", "string").put("format", format);
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }
}
