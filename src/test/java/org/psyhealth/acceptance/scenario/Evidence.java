package org.psyhealth.acceptance.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.psyhealth.support.Modules;

/**
 * A snapshot of all records, rows and log lines, to find those related to a difference.
 *
 * @param sources each with the texts to search, in order
 */
record Evidence(List<List<String>> sources) {

    /** The maximum number of matches per clue in the report. */
    private static final int LIMIT = 15;

    static Evidence of(List<LoggedRecord> records, LocalDatabase database, List<Path> logs) throws IOException {
        var rows = tables(database).stream()
                .flatMap(table -> rows(database, table).stream())
                .toList();
        var lines = new ArrayList<String>();
        for (var log : logs) {
            Files.readAllLines(log).forEach(line -> lines.add(log.getFileName() + " " + line));
        }
        return new Evidence(List.of(records.stream().map(LoggedRecord::toString).toList(), rows, lines));
    }

    private static List<String> tables(LocalDatabase database) {
        var schemas = Stream.concat(Modules.names().stream(), Modules.libraries().stream())
                .toList();
        return database.jdbc()
                .sql("select schemaname || '.' || tablename from pg_tables where schemaname in (:schemas) order by 1")
                .param("schemas", schemas)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static List<String> rows(LocalDatabase database, String table) {
        return database.jdbc()
                .sql("select to_jsonb(t)::text from " + table + " t")
                .query((row, number) -> table + " " + row.getString(1))
                .list();
    }

    /** The difference with its history, and the matches of its clues. */
    String describe(Difference difference) {
        var lines = new ArrayList<String>();
        lines.add(difference.toString());
        difference.history().forEach(entry -> lines.add("    " + entry));
        for (var clue : difference.clues()) {
            lines.add("  with " + clue);
            sources.stream()
                    .flatMap(candidates -> candidates.stream()
                            .filter(candidate -> clue.stream().allMatch(candidate::contains))
                            .limit(LIMIT))
                    .forEach(found -> lines.add("    " + found));
        }
        return String.join("\n", lines);
    }
}
