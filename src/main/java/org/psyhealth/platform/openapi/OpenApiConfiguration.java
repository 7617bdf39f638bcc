package org.psyhealth.platform.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Objects;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.platform.web.paging.Paging;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.StringUtils;

/**
 * The parts of the OpenAPI document that springdoc cannot derive from the controllers. It is built on first request.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Paging.class, IfMatch.class, IdempotencyKey.class);
    }

    @Bean
    @Lazy
    static OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("psyhealth")
                        .version("v1")
                        .description("Psychological Healthcare System: a community that writes, is told what matters, "
                                + "and is recommended what may help.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSchemas(PROBLEM, problemSchema())
                        .addResponses(
                                PROBLEM,
                                new ApiResponse()
                                        .description("A problem (RFC 9457); docs/problems.md lists the types")
                                        .content(new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType().schema(new Schema<>().$ref(PROBLEM))))))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    @Lazy
    static GlobalOperationCustomizer documentedParameters() {
        return (operation, method) -> {
            for (var parameter : method.getMethodParameters()) {
                DocumentedParameters.of(parameter.getParameterType()).forEach(operation::addParametersItem);
            }
            var controller = method.getBeanType();
            operation.setTags(List.of(controller.getPackageName().split("\\.")[2]));
            operation.setOperationId(nameOf(controller, method.getMethod().getName()));
            operation.getResponses().putIfAbsent("default", new ApiResponse().$ref(PROBLEM));
            return operation;
        };
    }

    /** A merge patch (RFC 7396) contains only what changes: none of its members is required. */
    @Bean
    @Lazy
    static GlobalOpenApiCustomizer mergePatches() {
        return document -> document.getPaths().values().stream()
                .map(PathItem::getPatch)
                .filter(Objects::nonNull)
                .map(patch -> patch.getRequestBody().getContent().get(MergePatch.MEDIA_TYPE))
                .filter(Objects::nonNull)
                .map(body -> body.getSchema().get$ref())
                .filter(Objects::nonNull)
                .map(reference -> document.getComponents().getSchemas().get(StringUtils.getFilename(reference)))
                .forEach(schema -> schema.setRequired(null));
    }

    /** Unique and stable: {@code readingList} for {@code ReadingController.list}. */
    private static String nameOf(Class<?> controller, String method) {
        return StringUtils.uncapitalize(controller.getSimpleName().replace("Controller", ""))
                + StringUtils.capitalize(method);
    }

    private static Schema<?> problemSchema() {
        return DocumentedParameters.ofType("object")
                .addProperty(
                        "type",
                        DocumentedParameters.ofType("string").format("uri").description("stable per kind of problem"))
                .addProperty("title", DocumentedParameters.ofType("string"))
                .addProperty("status", DocumentedParameters.ofType("integer"))
                .addProperty("detail", DocumentedParameters.ofType("string"))
                .addProperty("instance", DocumentedParameters.ofType("string").format("uri-reference"))
                .addProperty("traceId", DocumentedParameters.ofType("string").description("only on internal errors"))
                .addProperty(
                        "errors",
                        DocumentedParameters.ofType("array")
                                .items(DocumentedParameters.ofType("object")
                                        .addProperty("field", DocumentedParameters.ofType("string"))
                                        .addProperty("message", DocumentedParameters.ofType("string"))));
    }
}
