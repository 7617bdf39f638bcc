package org.psyhealth.platform.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.net.URI;
import java.util.List;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.psyhealth.platform.web.paging.Paging;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ResourceLoader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of the OpenAPI document that springdoc cannot derive from the controllers. It is built on first request.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";
    private static final String OPENID = "openId";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Paging.class, IfMatch.class, IdempotencyKey.class);
    }

    /** Its server is relative to where the document was read, whatever host a request names. */
    @Bean
    @Lazy
    static OpenAPI openApi(@Value("${psyhealth.security.issuer}") String issuer) {
        var components = new Components()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("An access token of the identity provider (RFC 6750)."))
                .addSecuritySchemes(
                        OPENID,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.OPENIDCONNECT)
                                .openIdConnectUrl(issuer + "/.well-known/openid-configuration")
                                .description("Where access tokens come from (OpenID Connect Discovery 1.0)."));
        SharedHeaders.addTo(components);
        ProblemResponses.addComponents(components);
        return new OpenAPI()
                .info(new Info()
                        .title("psyhealth")
                        .version("v1")
                        .description("Psychological Healthcare System: a community that writes, is told what matters, "
                                + "and is recommended what may help.\n\n"
                                + "Lengths of text count Unicode code points of the composed form (NFC). Times are UTC."
                                + " A field that the document does not name may be added to a response at any time.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("The host that serves this document")))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .addSecurityItem(new SecurityRequirement().addList(OPENID));
    }

    @Bean
    @Lazy
    static ModelConverter recordSchemas(JsonMapper json) {
        return new RecordSchemas(new SchemaTypes(json));
    }

    @Bean
    @Lazy
    static GlobalOperationCustomizer documentedOperation(
            JsonMapper json, @Value("${psyhealth.web.problems.base}") URI problemBase) {
        return new DocumentedOperation(new SchemaTypes(json), problemBase);
    }

    @Bean
    @Lazy
    static GlobalOpenApiCustomizer requestSchemas() {
        return new RequestSchemas();
    }

    @Bean
    @Lazy
    static GlobalOpenApiCustomizer modulePages(ResourceLoader resources, JsonMapper json) {
        return new ModulePages(resources, json);
    }

    @Bean
    @Lazy
    static GlobalOpenApiCustomizer sharedResponses() {
        return ProblemResponses::share;
    }
}
