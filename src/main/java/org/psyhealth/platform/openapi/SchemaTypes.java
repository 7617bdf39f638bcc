package org.psyhealth.platform.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of Java types as the API's JSON shows them, with their constraints. */
final class SchemaTypes {

    private static final TypeFactory TYPES = TypeFactory.defaultInstance();

    private final JsonMapper json;

    SchemaTypes(JsonMapper json) {
        this.json = json;
    }

    /**
     * The schema of a value.
     *
     * @param annotated the type, with the constraints of the value and of what it contains
     * @param type the same with its type variables resolved
     * @param records returns the reference to a record's schema
     */
    Schema<Object> of(
            AnnotatedType annotated,
            Collection<? extends Annotation> more,
            JavaType type,
            Function<JavaType, Schema<Object>> records) {
        var schema = plain(annotated, type, records);
        var constraints = new LinkedHashSet<Annotation>(more);
        constraints.addAll(List.of(annotated.getAnnotations()));
        if (schema.get$ref() == null) {
            Keywords.apply(constraints, schema);
        }
        return annotated.isAnnotationPresent(Nullable.class) ? nullable(schema) : schema;
    }

    /** A constant of an enumeration as it is written in JSON. */
    String nameOf(Object constant) {
        return json.convertValue(constant, String.class);
    }

    private Schema<Object> plain(AnnotatedType annotated, JavaType type, Function<JavaType, Schema<Object>> records) {
        var raw = type.getRawClass();
        if (raw.isEnum()) {
            return enumeration(raw);
        } else if (raw.isRecord()) {
            return records.apply(type);
        } else if (Collection.class.isAssignableFrom(raw)) {
            var items = of(argument(annotated, 0, type), List.of(), type.getContentType(), records);
            var array = typed("array").items(items);
            return Set.class.isAssignableFrom(raw) ? array.uniqueItems(true) : array;
        } else if (Map.class.isAssignableFrom(raw)) {
            var object = typed("object");
            object.setAdditionalProperties(of(argument(annotated, 1, type), List.of(), type.getContentType(), records));
            if (type.getKeyType().isEnumType()) {
                object.setPropertyNames(enumeration(type.getKeyType().getRawClass()));
            }
            return object;
        }
        return scalar(raw);
    }

    /** The annotated type of an argument of a collection or map. */
    private static AnnotatedType argument(AnnotatedType annotated, int index, JavaType type) {
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            return parameterized.getAnnotatedActualTypeArguments()[index];
        }
        throw new IllegalStateException("no arguments of " + type);
    }

    private Schema<Object> enumeration(Class<?> type) {
        var schema = typed("string");
        Arrays.stream(type.getEnumConstants())
                .map(this::nameOf)
                .forEach(schema::addEnumItemObject); // may become nullable
        return schema;
    }

    private static Schema<Object> scalar(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)) {
            return typed("string");
        } else if (type == UUID.class) {
            return typed("string").format("uuid");
        } else if (type == LocalDate.class) {
            return typed("string").format("date");
        } else if (type == Instant.class) {
            return typed("string").format("date-time");
        } else if (type == URI.class) {
            return typed("string").format("uri");
        } else if (type == boolean.class || type == Boolean.class) {
            return typed("boolean");
        } else if (type == int.class || type == Integer.class) {
            return typed("integer").format("int32");
        } else if (type == long.class || type == Long.class) {
            return typed("integer").format("int64");
        } else if (type == double.class || type == Double.class) {
            return typed("number").format("double");
        } else if (type == Object.class) {
            return new Schema<>();
        }
        throw new IllegalStateException("The OpenAPI document has no schema for " + type);
    }

    private static Schema<Object> nullable(Schema<Object> schema) {
        if (schema.get$ref() != null) {
            return new Schema<>().anyOf(List.of(schema, typed("null")));
        }
        var types = new LinkedHashSet<>(schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        if (schema.getEnum() != null) {
            schema.addEnumItemObject(null);
        }
        return schema;
    }

    static Schema<Object> typed(String type) {
        var schema = new Schema<>();
        schema.setTypes(new LinkedHashSet<>(List.of(type))); // may become nullable
        return schema;
    }

    static JavaType resolve(Type type) {
        return TYPES.constructType(type);
    }

    /** The type of a member, with the variables of its owner replaced. */
    static JavaType resolve(Type type, JavaType owner) {
        return TYPES.resolveMemberType(type, owner.getBindings());
    }
}
