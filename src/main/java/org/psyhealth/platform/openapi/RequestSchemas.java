package org.psyhealth.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.psyhealth.platform.web.input.MergePatch;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.util.StringUtils;

/**
 * What differs in the schemas of request bodies: a nullable field may be absent, a merge patch (RFC 7396) requires no
 * field at all, and an unknown field is refused.
 */
final class RequestSchemas implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(operation -> operation.getRequestBody())
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().values().stream())
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .forEach(schema -> restrict(schema, document));
        document.getPaths().values().stream()
                .flatMap(RequestSchemas::patches)
                .forEach(schema -> schemaOf(schema, document).setRequired(null));
    }

    private static void restrict(Schema<?> reference, OpenAPI document) {
        var schema = schemaOf(reference, document);
        schema.setAdditionalProperties(false);
        var properties = Objects.requireNonNullElse(schema.getProperties(), Map.<String, Schema<?>>of());
        var required = properties.entrySet().stream()
                .filter(property -> !isNullable((Schema<?>) property.getValue()))
                .map(property -> (String) property.getKey())
                .toList();
        schema.setRequired(required.isEmpty() ? null : required);
        properties.values().stream()
                .map(property -> (Schema<?>) property)
                .map(property -> property.getItems() == null ? property : property.getItems())
                .filter(property -> property.get$ref() != null)
                .forEach(property -> restrict(property, document));
    }

    private static Stream<Schema<?>> patches(PathItem path) {
        return Stream.ofNullable(path.getPatch())
                .map(patch -> patch.getRequestBody().getContent().get(MergePatch.MEDIA_TYPE))
                .filter(Objects::nonNull)
                .<Schema<?>>mapMulti((body, schemas) -> {
                    if (body.getSchema() != null) {
                        schemas.accept(body.getSchema());
                    }
                });
    }

    private static boolean isNullable(Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().contains("null") || schema.getAnyOf() != null;
    }

    /** The schema itself, or the one that it refers to. */
    private static Schema<?> schemaOf(Schema<?> schema, OpenAPI document) {
        return schema.get$ref() == null
                ? schema
                : Objects.requireNonNull(
                        document.getComponents().getSchemas().get(StringUtils.getFilename(schema.get$ref())));
    }
}
