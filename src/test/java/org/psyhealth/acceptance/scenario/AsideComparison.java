package org.psyhealth.acceptance.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.psyhealth.acceptance.scenario.Difference.Kind;

/** Finds parked, dead-lettered or given up items, which no outage justifies, and people who were registered twice. */
record AsideComparison(List<LoggedRecord> records, LocalDatabase database) {

    List<Difference> differences() {
        var differences = new ArrayList<Difference>();
        records.stream()
                .filter(LoggedRecord::isDeadLetter)
                .forEach(letter -> differences.add(Difference.of(Kind.PUT_ASIDE, "dead letter " + letter)));
        database.jdbc()
                .sql("select to_jsonb(o)::text from platform.outbox o where parked_at is not null")
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(row -> differences.add(Difference.of(Kind.PUT_ASIDE, "parked event " + row)));
        database.jdbc()
                .sql("select to_jsonb(e)::text from notification.email e where status = 'FAILED'")
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(row -> differences.add(Difference.of(Kind.E_MAIL, "given up: " + row)));
        registrations().forEach((person, events) -> {
            if (events.size() > 1) {
                differences.add(Difference.of(
                        Kind.DOUBLED, "%s was registered by %d events: %s".formatted(person, events.size(), events)));
            }
        });
        return differences;
    }

    /** The ids of the events that registered each person; a record that was sent again has the same. */
    private Map<String, List<String>> registrations() {
        return records.stream()
                .filter(record -> record.type().equals("org.psyhealth.user.registered.v1") && !record.isDeadLetter())
                .collect(Collectors.groupingBy(
                        LoggedRecord::subject,
                        Collectors.mapping(
                                LoggedRecord::id, Collectors.collectingAndThen(Collectors.toSet(), List::copyOf))));
    }
}
