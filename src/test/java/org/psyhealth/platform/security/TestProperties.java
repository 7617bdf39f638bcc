package org.psyhealth.platform.security;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Security properties as the application binds them: those that a test names, and the defaults. */
final class TestProperties {

    private TestProperties() {}

    /** The properties of an issuer; those that are named stand without the prefix {@code psyhealth.security}. */
    static SecurityProperties of(String issuer, Map<String, ?> named) {
        var values = new HashMap<String, Object>(Map.of("psyhealth.security.issuer", issuer));
        named.forEach((name, value) -> values.put("psyhealth.security." + name, value));
        return new Binder(new MapConfigurationPropertySource(values))
                .bind("psyhealth.security", SecurityProperties.class)
                .get();
    }
}
