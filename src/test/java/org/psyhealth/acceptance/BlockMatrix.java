package org.psyhealth.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.psyhealth.contracts.PublishedEvents;
import org.psyhealth.support.Endpoint;

/**
 * What docs/privacy.md says of each operation and each effect, for each relation between the caller and another person.
 */
final class BlockMatrix {

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([a-z ]+) \\| ([a-z ]+) \\| ([a-z ]+) \\|");

    /** What concerns no other person. */
    private static final Set<String> UNCONCERNED = Set.of("own", "state");

    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    BlockMatrix() {
        try {
            ROW.matcher(Files.readString(Path.of("docs/privacy.md")))
                    .results()
                    .forEach(row -> rows.put(row.group(1), List.of(row.group(2), row.group(3), row.group(4))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations and effects that it lists. */
    Set<String> listed() {
        return rows.keySet();
    }

    /** Those that show or tell something of another person. */
    Set<String> concerned() {
        return rows.entrySet().stream()
                .filter(row -> !UNCONCERNED.containsAll(row.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String expected(String what, BlockRelation relation) {
        var row = Objects.requireNonNull(rows.get(what), what);
        return switch (relation) {
            case BLOCKED_BY -> row.get(0);
            case BLOCKS -> row.get(1);
            case MUTES -> row.get(2);
        };
    }

    /** What must be listed: the operations that are not for staff, and every stream that a module reads. */
    static Set<String> existing() {
        var existing = new TreeSet<String>();
        Endpoint.all().stream()
                .filter(endpoint ->
                        endpoint.path().startsWith("/api/") && !endpoint.path().startsWith("/api/admin/"))
                .forEach(endpoint -> existing.add(
                        endpoint.method() + " " + endpoint.path().replaceAll("\\{(\\w+):[^/]*}(?=/|$)", "{$1}")));
        PublishedEvents.consumptions()
                .forEach(consumption -> existing.add(consumption.module() + " reads " + consumption.topic()));
        return existing;
    }

    /** How a caller stands to another person. */
    enum BlockRelation {
        BLOCKED_BY,
        BLOCKS,
        MUTES
    }
}
