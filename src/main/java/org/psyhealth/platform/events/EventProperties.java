package org.psyhealth.platform.events;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events describe themselves.
 *
 * @param schemaBase where the JSON Schemas are served: {@code ce_dataschema} is {@code <base>/events/<type>.json}, an
 *     absolute URI without a slash at the end of its base
 */
@ConfigurationProperties("psyhealth.events")
public record EventProperties(
        @DefaultValue(DEFAULT_SCHEMA_BASE) URI schemaBase) {

    /** The base that the committed schemas name as their own. */
    public static final String DEFAULT_SCHEMA_BASE = "https://psyhealth.org";

    /** @throws IllegalArgumentException if the base is not absolute */
    public EventProperties {
        if (!schemaBase.isAbsolute()) {
            throw new IllegalArgumentException("psyhealth.events.schema-base must be an absolute URI: " + schemaBase);
        }
    }
}
