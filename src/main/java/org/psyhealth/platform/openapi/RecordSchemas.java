package org.psyhealth.platform.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of our records as responses show them. A component is null only if it is declared nullable (JSpecify);
 * every component is present, because the API writes nulls. {@link RequestSchemas} relaxes those of requests.
 */
final class RecordSchemas implements ModelConverter {

    private static final String OURS = "org.psyhealth.";

    private final SchemaTypes types;
    private final SchemaNames names = new SchemaNames();

    RecordSchemas(SchemaTypes types) {
        this.types = types;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var java = SchemaTypes.resolve(type.getType());
        if (!java.getRawClass().isRecord() || !java.getRawClass().getName().startsWith(OURS)) {
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
        var name = define(java, context);
        return type.isResolveAsRef()
                ? new Schema<>().$ref(name)
                : context.getDefinedModels().get(name);
    }

    private String define(JavaType type, ModelConverterContext context) {
        var name = names.of(type);
        if (!context.getDefinedModels().containsKey(name)) {
            var schema = SchemaTypes.typed("object");
            schema.setName(name);
            schema.setDescription(Javadocs.of(type.getRawClass()));
            context.defineModel(name, schema); // before its components: one of them may contain it
            addComponents(schema, type, context);
        }
        return name;
    }

    private void addComponents(Schema<Object> schema, JavaType type, ModelConverterContext context) {
        var required = new ArrayList<String>();
        for (var component : type.getRawClass().getRecordComponents()) {
            var field = fieldOf(component);
            if (!field.isAnnotationPresent(JsonIgnore.class)) {
                schema.addProperty(component.getName(), schemaOf(component, field, type, context));
                required.add(component.getName());
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private Schema<Object> schemaOf(
            RecordComponent component, Field field, JavaType owner, ModelConverterContext context) {
        var schema = types.of(
                field.getAnnotatedType(),
                List.of(field.getAnnotations()),
                SchemaTypes.resolve(component.getGenericType(), owner),
                record -> new Schema<Object>().$ref(define(record, context)));
        schema.setDescription(Javadocs.ofComponent(component.getDeclaringRecord(), component.getName()));
        return schema;
    }

    private static Field fieldOf(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
