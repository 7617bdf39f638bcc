package org.psyhealth.platform.events;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the event metadata.
 *
 * @param schemaBase the base URI of the JSON Schemas, absolute and without a trailing slash: {@code ce_dataschema} is
 *     {@code <base>/events/<type>.json}
 */
@ConfigurationProperties("psyhealth.events")
public record EventProperties(
        @DefaultValue(DEFAULT_SCHEMA_BASE) URI schemaBase) {

    /** The base URI used in the {@code $id} of the committed schemas. */
    public static final String DEFAULT_SCHEMA_BASE = "https://psyhealth.org";

    /** @throws IllegalArgumentException if the base is not absolute */
    public EventProperties {
        if (!schemaBase.isAbsolute()) {
            throw new IllegalArgumentException("psyhealth.events.schema-base must be an absolute URI: " + schemaBase);
        }
    }
}
