package org.psyhealth.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each module says of its API beside its code, in {@code <module>/openapi.json}: a description of the module, and
 * an example of each request and resource by the name of its schema. A page of resources shows one of them.
 */
final class ModulePages implements GlobalOpenApiCustomizer {

    private static final String PAGE = "Page";

    private final ResourceLoader resources;
    private final JsonMapper json;

    ModulePages(ResourceLoader resources, JsonMapper json) {
        this.resources = resources;
        this.json = json;
    }

    @Override
    public void customise(OpenAPI document) {
        var operations = document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        var modules = new TreeSet<String>();
        operations.forEach(operation -> modules.addAll(operation.getTags()));
        document.setTags(new ArrayList<>()); // without springdoc's, which are the controllers
        var examples = new HashMap<String, Object>();
        modules.forEach(module -> {
            var page = read(module);
            document.addTagsItem(new Tag().name(module).description(page.description()));
            examples.putAll(page.examples());
        });
        operations.stream()
                .flatMap(ModulePages::bodies)
                .forEach(body -> body.setExample(of(body.getSchema(), examples)));
    }

    private Page read(String module) {
        var resource = resources.getResource("classpath:" + module + "/openapi.json");
        if (!resource.exists()) {
            return new Page("", Map.of());
        }
        try (var content = resource.getInputStream()) {
            return json.readValue(content, Page.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bodies of the request and of the responses that are no problem. */
    private static Stream<MediaType> bodies(Operation operation) {
        var request = operation.getRequestBody() == null
                ? Stream.<Content>of()
                : Stream.of(operation.getRequestBody().getContent());
        var responses = operation.getResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().getContent());
        return Stream.concat(request, responses)
                .filter(Objects::nonNull)
                .flatMap(content -> content.values().stream())
                .filter(body -> body.getSchema() != null);
    }

    private static @Nullable Object of(Schema<?> schema, Map<String, Object> examples) {
        if (schema.getItems() != null) {
            return Stream.ofNullable(of(schema.getItems(), examples)).toList();
        }
        var name = StringUtils.getFilename(schema.get$ref());
        if (name == null || examples.containsKey(name) || !name.endsWith(PAGE)) {
            return name == null ? null : examples.get(name);
        }
        var page = new LinkedHashMap<String, Object>();
        var item = examples.get(name.substring(0, name.length() - PAGE.length()));
        page.put("items", item == null ? List.of() : List.of(item));
        page.put("next", null);
        return page;
    }

    /**
     * The file of a module.
     *
     * @param description what the module's API is for, in Markdown
     * @param examples by the names of schemas
     */
    record Page(String description, Map<String, Object> examples) {}
}
