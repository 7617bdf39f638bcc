package org.psyhealth.platform.openapi;

import com.fasterxml.jackson.databind.JavaType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.psyhealth.platform.web.paging.Page;

/** The names of schemas: the simple name of the record, {@code PostSummaryPage} for {@code Page<PostSummary>}. */
final class SchemaNames {

    private final Map<String, JavaType> taken = new ConcurrentHashMap<>();

    /**
     * The name of a record's schema.
     *
     * @throws IllegalStateException if another record has the same name: clients would find the fields of only one
     */
    String of(JavaType type) {
        var name = type.hasRawClass(Page.class)
                ? of(type.containedType(0)) + "Page"
                : type.getRawClass().getSimpleName();
        var other = taken.putIfAbsent(name, type);
        if (other != null && !other.equals(type)) {
            throw new IllegalStateException(
                    "%s and %s have the same name in the OpenAPI document".formatted(other, type));
        }
        return name;
    }
}
